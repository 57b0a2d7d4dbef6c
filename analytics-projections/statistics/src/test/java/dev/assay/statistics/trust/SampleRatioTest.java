package dev.assay.statistics.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRatioTest {
    @Test
    void users_in_an_arm_without_weight_are_an_alarm_beside_the_test_of_the_others() {
        SampleRatio result = SampleRatio.check(List.of(500L, 480L, 3L), List.of(1.0, 1.0, 0.0));

        assertThat(result.status()).isEqualTo(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM);
        assertThat(result.outcome().orElseThrow().df()).isEqualTo(1);
    }

    @Test
    void a_handful_of_users_is_judged_exactly() {
        var outcome =
                SampleRatio.check(List.of(1L, 9L), List.of(1.0, 1.0)).outcome().orElseThrow();

        assertThat(outcome.p()).isCloseTo(22 / 1024.0, within(1e-15));
        assertThat(Math.exp(outcome.lnPearsonP())).isLessThan(outcome.p());
    }

    @Test
    void nobody_at_all_is_no_traffic_and_one_arm_is_no_ratio() {
        assertThat(SampleRatio.check(List.of(0L, 0L), List.of(1.0, 1.0)).status())
                .isEqualTo(Status.NO_TRAFFIC);
        assertThat(SampleRatio.check(List.of(7L, 0L), List.of(1.0, 0.0)).status())
                .isEqualTo(Status.SINGLE_ARM);
    }

    @Test
    void a_gross_mismatch_among_many_keeps_a_p_that_double_cannot_hold() {
        var outcome = SampleRatio.check(List.of(600_000L, 400_000L), List.of(1.0, 1.0))
                .outcome()
                .orElseThrow();

        assertThat(outcome.p()).isZero();
        assertThat(outcome.lnP()).isBetween(-20_010.0, -20_000.0);
    }
}
