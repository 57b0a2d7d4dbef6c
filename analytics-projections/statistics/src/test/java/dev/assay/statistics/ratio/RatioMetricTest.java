package dev.assay.statistics.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.comparison.Welch;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioMetricTest {
    private static final JointMoments CONTROL = arm("1/2", "4/3", "5/2", "0/1");
    private static final JointMoments TREATMENT = arm("4/2", "2/1", "6/3", "3/1", "0/1");

    @Test
    void a_ratio_over_ones_is_a_mean() {
        JointMoments control = arm("1/1", "4/1", "5/1");
        JointMoments treatment = arm("4/1", "9/1", "6/1", "3/1");

        var ratio = RatioMetric.compare(control, treatment, 0.05).test().orElseThrow();
        var mean = Welch.compare(control.moments(0), treatment.moments(0), 0.05)
                .test()
                .orElseThrow();

        assertThat(ratio.se()).isCloseTo(mean.se(), within(1e-15));
        assertThat(ratio.estimate()).isCloseTo(5.5 - 10 / 3.0, within(1e-15));
    }

    @Test
    void a_tiny_spread_beside_a_trillion_is_not_lost() {
        var result = RatioMetric.compare(
                arm("1000000000000.000001/1", "1000000000000.000003/1"),
                arm("1000000000000.000001/1", "1000000000000.000005/1"),
                0.05);

        // Means 2e-6 and 3e-6 above the trillion, variances 2e-12 and 8e-12.
        assertThat(result.difference()).hasValue(1e-6);
        assertThat(result.test().orElseThrow().se()).isCloseTo(Math.sqrt(5e-12), within(1e-20));
    }

    @Test
    void without_a_denominator_there_is_no_ratio_whatever_else_is_missing() {
        JointMoments nothing = arm("1/0", "4/0");

        assertThat(RatioMetric.compare(nothing, TREATMENT, 0.05).status()).isEqualTo(Status.DENOMINATOR_ZERO);
        assertThat(RatioMetric.compare(CONTROL, arm("3/0"), 0.05).status()).isEqualTo(Status.DENOMINATOR_ZERO);
        assertThat(RatioMetric.compare(CONTROL, JointMoments.none(2), 0.05).status())
                .isEqualTo(Status.DENOMINATOR_ZERO);
        assertThat(RatioMetric.compare(arm("1/-2", "1/2"), TREATMENT, 0.05).status())
                .isEqualTo(Status.DENOMINATOR_ZERO);
    }

    @Test
    void one_user_has_a_ratio_and_no_test() {
        var result = RatioMetric.compare(arm("3/2"), TREATMENT, 0.05);

        assertThat(result.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(result.control().orElseThrow().value()).isEqualTo(1.5);
        assertThat(result.control().orElseThrow().se()).isEmpty();
        assertThat(result.difference()).hasValue(0.375);
        assertThat(result.test()).isEmpty();
    }

    @Test
    void the_same_ratio_for_every_user_is_zero_variance_even_where_thirds_do_not_add_up() {
        var result = RatioMetric.compare(arm("0.1/0.3", "0.7/2.1"), arm("1/7", "3/21", "0/0"), 0.05);

        assertThat(result.status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(result.control().orElseThrow().se()).hasValue(0);
        assertThat(result.difference()).hasValueCloseTo(1 / 7.0 - 1 / 3.0, within(1e-16));
    }

    @Test
    void a_control_without_anything_has_no_lift_and_the_difference_is_tested() {
        var result = RatioMetric.compare(arm("0/2", "0/3", "1/1", "-1/1"), TREATMENT, 0.05);

        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.lift()).isEmpty();
        assertThat(result.test()).isPresent();
        assertThat(result.fieller().orElseThrow().shape()).isNotEqualTo(Fieller.Shape.BOUNDED);
    }

    @Test
    void a_treatment_without_anything_has_a_lift_of_minus_one_that_the_delta_method_cannot_test() {
        var lift = RatioMetric.compare(CONTROL, arm("0/2", "0/3"), 0.05).lift().orElseThrow();

        assertThat(lift.value()).isEqualTo(-1);
        assertThat(lift.se()).isZero();
        assertThat(lift.test()).isEmpty();
    }

    @Test
    void few_users_make_the_denominator_noisy_and_it_says_so() {
        assertThat(RatioMetric.compare(CONTROL, TREATMENT, 0.05)
                        .control()
                        .orElseThrow()
                        .denominatorVariation()
                        .orElseThrow())
                .isCloseTo(Math.sqrt(2 / 3.0 / 4) / 2, within(1e-15));
    }

    private static JointMoments arm(String... users) {
        List<List<BigDecimal>> values = Arrays.stream(users)
                .map(user -> Arrays.stream(user.split("/")).map(BigDecimal::new).toList())
                .toList();
        return JointMoments.ofUsers(2, values);
    }
}
