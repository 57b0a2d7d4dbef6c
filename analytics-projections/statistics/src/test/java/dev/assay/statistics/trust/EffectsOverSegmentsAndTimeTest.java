package dev.assay.statistics.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Status;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsOverSegmentsAndTimeTest {
    private static final List<Double> WEEK = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);

    @Test
    void equal_effects_are_homogeneous_whatever_their_value() {
        var outcome = Heterogeneity.of(List.of(1e12, 1e12, 1e12), List.of(0.1, 0.2, 0.3))
                .outcome()
                .orElseThrow();

        assertThat(outcome.q()).isZero();
        assertThat(outcome.p()).hasValue(1);
        assertThat(outcome.iSquared()).isZero();
        assertThat(outcome.tauSquared()).isZero();
        assertThat(outcome.pooled()).isEqualTo(1e12);
    }

    @Test
    void two_segments_are_compared_as_by_a_z_test() {
        var outcome =
                Heterogeneity.of(List.of(0.1, 0.4), List.of(0.1, 0.1)).outcome().orElseThrow();

        // z = 0.3/√0.02, Q = z² = 4.5; τ² = (0.3² - 0.02)/2.
        assertThat(outcome.q()).isCloseTo(4.5, within(1e-14));
        assertThat(outcome.iSquared()).isCloseTo(3.5 / 4.5, within(1e-14));
        assertThat(outcome.tauSquared()).isCloseTo(0.035, within(1e-15));
        assertThat(outcome.pooledSe()).isCloseTo(Math.sqrt(0.005), within(1e-16));
    }

    @Test
    void one_segment_has_an_effect_and_nothing_to_compare_it_with() {
        var result = Heterogeneity.of(List.of(0.2), List.of(0.1));

        assertThat(result.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(result.outcome().orElseThrow().pooled()).isEqualTo(0.2);
        assertThat(result.outcome().orElseThrow().p()).isEmpty();
        assertThat(Heterogeneity.of(List.of(), List.of()).outcome()).isEmpty();
    }

    @Test
    void an_effect_without_error_cannot_be_weighed() {
        assertThat(Heterogeneity.of(List.of(0.2, 0.3), List.of(0.1, 0.0)).status())
                .isEqualTo(Status.ZERO_VARIANCE);
        assertThat(Trend.of(List.of(0.0, 1.0), List.of(0.2, 0.3), List.of(0.1, 0.0))
                        .status())
                .isEqualTo(Status.ZERO_VARIANCE);
        assertThatIllegalArgumentException().isThrownBy(() -> Heterogeneity.of(List.of(0.2), List.of(-0.1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Heterogeneity.of(List.of(0.2), List.of()));
    }

    @Test
    void a_line_through_two_points_is_the_line_through_them() {
        var outcome = Trend.of(List.of(2.0, 4.0), List.of(0.1, 0.5), List.of(0.3, 0.4))
                .outcome()
                .orElseThrow();

        assertThat(outcome.slope().estimate()).isCloseTo(0.2, within(1e-15));
        assertThat(outcome.slope().se()).isCloseTo(0.25, within(1e-15));
        assertThat(outcome.intercept()).isCloseTo(-0.3, within(1e-15));
    }

    @Test
    void one_day_has_no_trend() {
        assertThat(Trend.of(List.of(1.0), List.of(0.2), List.of(0.1)).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(Trend.of(List.of(1.0, 1.0), List.of(0.2, 0.1), List.of(0.1, 0.1))
                        .status())
                .isEqualTo(Status.COVARIATE_CONSTANT);
    }

    @Test
    void an_effect_that_wears_off_is_novelty_one_that_grows_primacy_and_noise_neither() {
        List<Double> falling = List.of(0.5, 0.42, 0.34, 0.27, 0.2, 0.12, 0.05);

        assertThat(shape(falling, 0.05)).isEqualTo(Trend.Shape.NOVELTY);
        assertThat(shape(falling.stream().map(each -> -each).toList(), 0.05)).isEqualTo(Trend.Shape.NOVELTY);
        assertThat(shape(falling.reversed(), 0.05)).isEqualTo(Trend.Shape.PRIMACY);
        assertThat(shape(falling, 0.5)).isEqualTo(Trend.Shape.STEADY);
        assertThat(shape(List.of(0.1, -0.1, 0.1, 0.2, 0.1, 0.0, 0.1), 0.05)).isEqualTo(Trend.Shape.STEADY);
    }

    private static Trend.Shape shape(List<Double> effects, double se) {
        return Trend.of(WEEK, effects, Collections.nCopies(WEEK.size(), se))
                .outcome()
                .orElseThrow()
                .shape();
    }
}
