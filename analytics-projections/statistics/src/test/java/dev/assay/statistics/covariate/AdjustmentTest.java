package dev.assay.statistics.covariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against numpy's least squares and variances of adjusted values. */
class AdjustmentTest {
    private static final long[][] CONTROL = {
        {50, 24, 0}, {13, 2, 1}, {18, 5, 1}, {12, 7, 0}, {8, 5, 0}, {49, 24, 0}, {53, 26, 0}, {41, 17, 1}
    };
    private static final long[][] TREATMENT = {
        {13, 1, 1}, {5, 2, 0}, {25, 9, 0}, {28, 12, 1}, {40, 18, 1}, {35, 14, 0}, {26, 7, 1}
    };
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void two_covariates_give_the_slopes_of_the_regression_on_arm_and_both() {
        var result = ManyCovariates.compare(users(CONTROL, 0, 1, 2), users(TREATMENT, 0, 1, 2), 0.05);
        var test = result.test().orElseThrow();

        assertThat(result.theta().get(0)).isCloseTo(1.96428653, within(1e-8));
        assertThat(result.theta().get(1)).isCloseTo(5.34079947, within(1e-8));
        assertThat(result.difference().orElseThrow()).isCloseTo(2.352703963234289, CLOSE);
        assertThat(test.se()).isCloseTo(1.6369430167475052, CLOSE);
        assertThat(test.df()).isCloseTo(9.018871360289385, within(1e-10));
        assertThat(test.p().twoSided()).isCloseTo(0.18441857957605234, CLOSE);
        assertThat(result.varianceReduction().orElseThrow()).isCloseTo(0.9607211010204644, CLOSE);
    }

    @Test
    void one_covariate_among_many_is_the_single_one() {
        var single = Cuped.compare(users(CONTROL, 0, 1), users(TREATMENT, 0, 1), 0.05);
        var many = ManyCovariates.compare(users(CONTROL, 0, 1), users(TREATMENT, 0, 1), 0.05);

        assertThat(many.theta().getFirst())
                .isCloseTo(single.adjustment().orElseThrow().theta(), CLOSE);
        assertThat(many.test().orElseThrow().t())
                .isCloseTo(single.test().orElseThrow().t(), CLOSE);
    }

    @Test
    void a_covariate_that_repeats_another_or_is_constant_changes_nothing() {
        long[][] control = new long[CONTROL.length][];
        long[][] treatment = new long[TREATMENT.length][];
        for (int i = 0; i < control.length; i++) {
            control[i] = new long[] {CONTROL[i][0], 7, CONTROL[i][1], 1_000_000 * CONTROL[i][1]};
        }
        for (int i = 0; i < treatment.length; i++) {
            treatment[i] = new long[] {TREATMENT[i][0], 7, TREATMENT[i][1], 1_000_000 * TREATMENT[i][1]};
        }

        var single = Cuped.compare(users(CONTROL, 0, 1), users(TREATMENT, 0, 1), 0.05);
        var many = ManyCovariates.compare(users(control, 0, 1, 2, 3), users(treatment, 0, 1, 2, 3), 0.05);

        assertThat(many.theta().get(0)).isZero();
        assertThat(many.theta().get(2)).isZero();
        assertThat(many.test().orElseThrow().t())
                .isCloseTo(single.test().orElseThrow().t(), CLOSE);
    }

    @Test
    void covariates_that_never_vary_leave_the_plain_test_and_say_so() {
        long[][] control = {{1, 5}, {2, 5}, {4, 5}};
        long[][] treatment = {{2, 5}, {5, 5}, {9, 5}};

        var many = ManyCovariates.compare(users(control, 0, 1), users(treatment, 0, 1), 0.05);

        assertThat(many.status()).isEqualTo(Status.COVARIATE_CONSTANT);
        assertThat(many.test().orElseThrow().t())
                .isCloseTo(
                        Welch.compare(
                                        users(control, 0).moments(0),
                                        users(treatment, 0).moments(0),
                                        0.05)
                                .test()
                                .orElseThrow()
                                .t(),
                        CLOSE);
        assertThat(InteractedRegression.of(users(control, 0, 1), users(treatment, 0, 1), 0.05)
                        .status())
                .isEqualTo(Status.COVARIATE_CONSTANT);
    }

    @Test
    void a_covariate_that_says_it_all_leaves_a_difference_and_no_test() {
        long[][] control = {{1, 3}, {2, 6}, {4, 12}};
        long[][] treatment = {{2, 3}, {3, 6}, {9, 24}};

        var single = Cuped.compare(users(control, 0, 1), users(treatment, 0, 1), 0.05);

        assertThat(single.status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(single.difference()).hasValue(1);
        assertThat(single.test()).isEmpty();
        assertThat(single.adjustment().orElseThrow().varianceReduction()).hasValue(1);
        assertThat(ManyCovariates.compare(users(control, 0, 1), users(treatment, 0, 1), 0.05)
                        .status())
                .isEqualTo(Status.ZERO_VARIANCE);
        assertThat(InteractedRegression.of(users(control, 0, 1), users(treatment, 0, 1), 0.05)
                        .status())
                .isEqualTo(Status.ZERO_VARIANCE);
    }

    @Test
    void a_covariate_constant_in_each_arm_and_different_between_them_explains_nothing() {
        long[][] control = {{1, 3}, {2, 3}, {4, 3}};
        long[][] treatment = {{2, 8}, {3, 8}, {9, 8}};

        var result = Cuped.compare(users(control, 0, 1), users(treatment, 0, 1), 0.05);

        assertThat(result.status()).isEqualTo(Status.COVARIATE_CONSTANT);
        assertThat(result.adjustment().orElseThrow().theta()).isZero();
        assertThat(result.adjustment().orElseThrow().thetaJoint()).isGreaterThan(0);
    }

    @Test
    void two_users_an_arm_are_too_few() {
        JointMoments two = users(new long[][] {{1, 2}, {3, 4}}, 0, 1);
        JointMoments many = users(CONTROL, 0, 1);

        assertThat(Cuped.compare(two, many, 0.05).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(Cuped.compare(many, JointMoments.none(2), 0.05).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(ManyCovariates.compare(two, many, 0.05).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(InteractedRegression.of(two, many, 0.05).status()).isEqualTo(Status.INSUFFICIENT_DATA);
    }

    @Test
    void lins_regression_has_a_slope_for_each_arm() {
        var outcome = InteractedRegression.of(users(CONTROL, 0, 1), users(TREATMENT, 0, 1), 0.05)
                .outcome()
                .orElseThrow();

        assertThat(outcome.controlSlope()).isCloseTo(1.8883392226148419, CLOSE);
        assertThat(outcome.treatmentSlope()).isCloseTo(1.8448275862068966, CLOSE);
        assertThat(outcome.slopesDiffer().se()).isCloseTo(0.32547219790129295, CLOSE);
        assertThat(outcome.effect().estimate()).isCloseTo(2.9308104, within(1e-7));
        assertThat(outcome.effect().se()).isCloseTo(2.2752434853016785, CLOSE);
    }

    @Test
    void a_ratio_is_adjusted_by_the_ratio_before() {
        long[][] control = {
            {4, 2, 5, 1},
            {8, 1, 31, 4},
            {9, 2, 18, 4},
            {3, 1, 3, 3},
            {16, 5, 17, 5},
            {26, 4, 30, 5},
            {17, 3, 13, 2},
            {6, 2, 15, 4},
            {10, 3, 13, 4}
        };
        long[][] treatment = {
            {22, 5, 14, 3},
            {16, 4, 12, 3},
            {7, 2, 7, 2},
            {11, 5, 7, 2},
            {14, 2, 9, 1},
            {10, 1, 30, 4},
            {12, 3, 18, 5},
            {31, 5, 8, 1},
            {28, 4, 30, 4},
            {5, 2, 5, 1},
            {18, 5, 5, 1}
        };

        var result = RatioCuped.compare(users(control, 0, 1, 2, 3), users(treatment, 0, 1, 2, 3), 0.05);

        assertThat(result.theta().orElseThrow()).isCloseTo(0.6238905939996943, CLOSE);
        assertThat(result.difference().orElseThrow()).isCloseTo(-0.24891976397351723, CLOSE);
        assertThat(result.test().orElseThrow().se()).isCloseTo(0.5757812719459623, CLOSE);
        assertThat(result.varianceReduction().orElseThrow()).isCloseTo(0.517118315349967, CLOSE);
    }

    @Test
    void a_ratio_of_users_without_a_past_is_left_as_it_is() {
        long[][] control = {{4, 2, 0, 0}, {8, 1, 0, 0}, {9, 2, 0, 0}};
        long[][] treatment = {{4, 2, 1, 1}, {5, 1, 3, 2}, {9, 4, 1, 1}};

        var result = RatioCuped.compare(users(control, 0, 1, 2, 3), users(treatment, 0, 1, 2, 3), 0.05);

        assertThat(result.status()).isEqualTo(Status.COVARIATE_CONSTANT);
        assertThat(result.theta()).hasValue(0);
        assertThat(result.difference().orElseThrow()).isCloseTo(18 / 7.0 - 21 / 5.0, CLOSE);
        assertThat(result.varianceReduction()).hasValue(0);
    }

    private static JointMoments users(long[][] users, int... variables) {
        JointMoments moments = JointMoments.none(variables.length);
        for (long[] user : users) {
            long[] chosen = new long[variables.length];
            for (int i = 0; i < variables.length; i++) {
                chosen[i] = user[variables[i]];
            }
            moments = moments.plus(JointMoments.ofUser(0, chosen));
        }
        return moments;
    }
}
