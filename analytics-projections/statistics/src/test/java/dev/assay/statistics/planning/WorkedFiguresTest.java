package dev.assay.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures the HTTP contract promises, and what a plan refuses. */
class WorkedFiguresTest {
    @ParameterizedTest
    @CsvSource({"0.10, 14749, 14751, 14400", "0.05, 31231, 31234, 30400"})
    void the_contracts_sample_sizes_hold(double baseline, long unpooled, long pooled, double ruleOfThumb) {
        ProportionSampleSize size = ProportionSampleSize.of(baseline, baseline * 1.1, Design.USUAL);

        assertThat(Math.ceil(size.unpooled())).isEqualTo(unpooled);
        assertThat(Math.ceil(size.pooled())).isEqualTo(pooled);
        assertThat(size.ruleOfThumb()).isCloseTo(ruleOfThumb, within(1e-6));
    }

    @Test
    void a_plan_for_no_change_or_for_an_impossible_rate_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProportionSampleSize.of(0.1, 0.1, Design.USUAL));
        assertThatIllegalArgumentException().isThrownBy(() -> ProportionSampleSize.of(0.6, 1.2, Design.USUAL));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanSampleSize.of(1, 1, 0, Design.USUAL));
        assertThatIllegalArgumentException().isThrownBy(() -> RunTime.of(100, 2, 0, 1));
    }

    @Test
    void few_users_among_a_high_rate_can_detect_nothing() {
        assertThat(DetectableEffect.ofRate(0.9, 20, 20, Design.USUAL)).isEmpty();
        assertThat(DetectableEffect.ofRate(0.1, 0, 20, Design.USUAL)).isEmpty();
    }

    @Test
    void the_detectable_effect_at_the_planned_size_is_the_planned_one() {
        double size = ProportionSampleSize.of(0.2, 0.21, Design.USUAL).unpooled();

        assertThat(DetectableEffect.ofRate(0.2, Math.round(size), Math.round(size), Design.USUAL)
                        .orElseThrow())
                .isCloseTo(0.01, within(1e-6));
    }
}
