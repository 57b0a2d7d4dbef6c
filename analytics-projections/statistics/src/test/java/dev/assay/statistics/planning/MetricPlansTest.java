package dev.assay.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricPlansTest {
    private static final MetricBaseline REVENUE = new MetricBaseline(1.25, 9);

    @Test
    void the_planned_size_has_the_planned_power() {
        double size = REVENUE.sampleSize(0.0625, Design.USUAL);

        // Of both tails; the size counts one, and the other is 1e-6 here.
        assertThat(size).isCloseTo(36167.637815880604, within(1e-6));
        assertThat(Power.of(REVENUE, 0.0625, 36_168, 36_168, 0.05)).isCloseTo(0.8, within(1e-5));
        assertThat(Power.of(REVENUE, -0.0625, 36_168, 36_168, 0.05))
                .isCloseTo(Power.of(REVENUE, 0.0625, 36_168, 36_168, 0.05), within(1e-15));
        assertThat(DetectableEffect.of(REVENUE, 36_168, 36_168, Design.USUAL).orElseThrow())
                .isCloseTo(0.0625, within(1e-6));
    }

    @Test
    void no_effect_is_found_as_often_as_alpha_says() {
        assertThat(Power.of(REVENUE, 0, 100, 300, 0.05)).isCloseTo(0.05, within(1e-14));
    }

    @Test
    void unequal_arms_need_more_users_for_the_same_power() {
        Design oneToFour = new Design(0.05, 0.8, 4);
        double control = REVENUE.sampleSize(0.0625, oneToFour);
        var curve = Power.curve(REVENUE, 0.0625, List.of(1_000L, Math.round(control), 100_000L), oneToFour);

        assertThat(control * 5).isGreaterThan(2 * REVENUE.sampleSize(0.0625, Design.USUAL));
        assertThat(curve.get(1).nTreatment()).isEqualTo(Math.round(4.0 * Math.round(control)));
        assertThat(curve.get(1).power()).isCloseTo(0.8, within(1e-4));
        assertThat(curve).extracting(Power.Point::power).isSorted();
    }

    @Test
    void a_covariate_saves_its_share_of_users() {
        assertThat(REVENUE.reducedBy(0.4).sampleSize(0.0625, Design.USUAL))
                .isCloseTo(0.6 * REVENUE.sampleSize(0.0625, Design.USUAL), within(1e-9));
    }

    @Test
    void a_ratio_varies_as_its_linearised_users_do_and_over_ones_as_a_mean() {
        JointMoments mean = users(new long[][] {{1, 1}, {4, 1}, {5, 1}});
        JointMoments ratio = users(new long[][] {{1, 2}, {4, 3}, {5, 2}, {0, 1}});

        assertThat(MetricBaseline.ofRatio(mean).orElseThrow())
                .isEqualTo(MetricBaseline.ofMean(mean.moments(0)).orElseThrow());
        // R = 10/8; residuals y - R·d: -1.5, 0.25, 2.5, -1.25; d̄ = 2.
        assertThat(MetricBaseline.ofRatio(ratio).orElseThrow().variance())
                .isCloseTo((2.25 + 0.0625 + 6.25 + 1.5625) / 3 / 4, within(1e-15));
        assertThat(MetricBaseline.ofRatio(users(new long[][] {{1, 2}}))).isEmpty();
        assertThat(MetricBaseline.ofRatio(users(new long[][] {{1, 0}, {2, 0}}))).isEmpty();
        assertThat(MetricBaseline.ofMean(Moments.NONE)).isEmpty();
    }

    @Test
    void a_run_takes_full_weeks_one_at_least_and_the_days_a_conversion_may_take() {
        assertThat(RunTime.of(100, 2, 1_000, 1).plannedDays(0)).isEqualTo(7);
        assertThat(RunTime.of(14_751, 2, 3_250, 0.5).plannedDays(14)).isEqualTo(35);
        assertThat(RunTime.of(0, 2, 1_000, 1).plannedDays(3)).isEqualTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunTime.of(100, 2, 1_000, 1).plannedDays(-1));
    }

    private static JointMoments users(long[][] users) {
        JointMoments all = JointMoments.none(2);
        for (long[] user : users) {
            all = all.plus(JointMoments.ofUser(0, user));
        }
        return all;
    }
}
