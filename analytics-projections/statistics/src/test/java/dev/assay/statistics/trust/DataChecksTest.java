package dev.assay.statistics.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import dev.assay.statistics.quantile.Histogram;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataChecksTest {
    @Test
    void one_giant_order_carries_the_effect() {
        long[] control = new long[999];
        Arrays.fill(control, 100);
        long[] treatment = control.clone();
        treatment[0] = 1_000_000;

        var influence = Outliers.of(Histogram.of(control), Histogram.of(treatment), 0.001)
                .influence()
                .orElseThrow();

        assertThat(influence.cap()).isEqualTo(100);
        assertThat(influence.cappedTreatment()).isEqualTo(1);
        assertThat(influence.shareOfEffect()).hasValue(1);
        assertThat(influence.shareOfTotalTreatment().orElseThrow())
                .isCloseTo(999_900 / (998 * 100 + 1_000_000.0), within(1e-15));
        assertThat(influence.shareOfTotalControl()).hasValue(0);
    }

    @Test
    void arms_alike_have_no_effect_to_share_and_nothing_no_total() {
        Histogram zeros = Histogram.of(0, 0, 0);

        var influence = Outliers.of(zeros, zeros, 0.01).influence().orElseThrow();

        assertThat(influence.shareOfEffect()).isEmpty();
        assertThat(influence.shareOfTotalControl()).isEmpty();
        assertThat(Outliers.of(zeros, Histogram.EMPTY, 0.01).status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(Outliers.of(Histogram.EMPTY, Histogram.EMPTY, 0.01).status()).isEqualTo(Status.EMPTY_ARM);
    }

    @Test
    void a_difference_before_the_start_is_an_alarm_unless_chance_explains_it() {
        Moments control = Moments.ofConversions(10_000, 1_000);

        assertThat(Placebo.check(control, Moments.ofConversions(10_000, 1_150)).alarm())
                .isTrue();
        assertThat(Placebo.check(control, Moments.ofConversions(10_000, 1_060)).alarm())
                .isFalse();
        assertThat(Placebo.check(Moments.NONE, control).alarm()).isFalse();
    }

    @Test
    void losses_in_one_arm_are_an_alarm_and_losses_in_both_are_not() {
        assertThat(Asymmetry.check(List.of(50L, 120L), List.of(10_000L, 10_000L))
                        .alarm())
                .isTrue();
        assertThat(Asymmetry.check(List.of(50L, 55L), List.of(10_000L, 10_000L)).alarm())
                .isFalse();
        assertThat(Asymmetry.check(List.of(0L, 0L), List.of(10L, 10L)).status()).isEqualTo(Status.NO_VARIATION);
        assertThat(Asymmetry.check(List.of(0L, 3L), List.of(0L, 10L)).status()).isEqualTo(Status.EMPTY_ARM);
        assertThatIllegalArgumentException().isThrownBy(() -> Asymmetry.check(List.of(11L, 0L), List.of(10L, 10L)));
    }
}
