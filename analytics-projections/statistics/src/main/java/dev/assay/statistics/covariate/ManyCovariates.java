package dev.assay.statistics.covariate;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CUPED with several covariates: θ solves the normal equations of y on x₁…x_k, centred within arms and added up over them
 * (regression with one intercept an arm). Adjusted mean ȳ - θ'(x̄ - x̄_all), adjusted variance s_yy - 2θ's_xy + θ'S_xx·θ, then
 * Welch's test. A covariate that adds nothing to those before it takes the coefficient 0.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with an arm of fewer than k + 2 users; {@link Status#COVARIATE_CONSTANT} when
 *     no covariate varies; {@link Status#ZERO_VARIANCE}
 * @param theta in the order of the covariates
 * @param difference of the adjusted means
 * @param varianceReduction 1 - adjusted/unadjusted variance of the difference; comes with a test
 */
public record ManyCovariates(
        Status status,
        List<Double> theta,
        OptionalDouble difference,
        OptionalDouble varianceReduction,
        Optional<Welch.TTest> test) {

    /** What is left of a variance below this share is what rounding leaves of nothing. */
    private static final double ROUNDING = 1e-13;

    /** Of moments of (y, x₁ … x_k). */
    public static ManyCovariates compare(JointMoments control, JointMoments treatment, double alpha) {
        int k = control.variables() - 1;
        if (Math.min(control.n(), treatment.n()) < k + 2) {
            return without(Status.INSUFFICIENT_DATA, List.of(), OptionalDouble.empty());
        }
        double[] theta = slopes(control, treatment, k);
        double difference = treatment.mean(0).minus(control.mean(0)).doubleValue();
        boolean varies = false;
        for (int i = 0; i < k; i++) {
            difference -=
                    theta[i] * treatment.mean(i + 1).minus(control.mean(i + 1)).doubleValue();
            varies |= deviations(control, treatment, i + 1, i + 1) > 0;
        }
        double vc = variance(control, theta);
        double vt = variance(treatment, theta);
        double unadjusted = variance(control, new double[k]) + variance(treatment, new double[k]);
        List<Double> slopes = new ArrayList<>();
        for (double each : theta) {
            slopes.add(each);
        }
        if (vc + vt <= ROUNDING * unadjusted) {
            return without(Status.ZERO_VARIANCE, slopes, OptionalDouble.of(difference));
        }
        return new ManyCovariates(
                varies ? Status.OK : Status.COVARIATE_CONSTANT,
                slopes,
                OptionalDouble.of(difference),
                OptionalDouble.of(1 - (vc + vt) / unadjusted),
                Optional.of(Welch.test(difference, vc, control.n(), vt, treatment.n(), alpha)));
    }

    private static double[] slopes(JointMoments control, JointMoments treatment, int k) {
        double[][] a = new double[k][k];
        double[] b = new double[k];
        for (int i = 0; i < k; i++) {
            b[i] = deviations(control, treatment, 0, i + 1);
            for (int j = 0; j < k; j++) {
                a[i][j] = deviations(control, treatment, i + 1, j + 1);
            }
        }
        return NormalEquations.solve(a, b);
    }

    private static double deviations(JointMoments control, JointMoments treatment, int i, int j) {
        return control.deviations(i, j).plus(treatment.deviations(i, j)).doubleValue();
    }

    /** Of the adjusted mean. */
    private static double variance(JointMoments arm, double[] theta) {
        double spread = arm.deviations(0, 0).doubleValue();
        for (int i = 0; i < theta.length; i++) {
            spread -= 2 * theta[i] * arm.deviations(0, i + 1).doubleValue();
            for (int j = 0; j < theta.length; j++) {
                spread += theta[i] * theta[j] * arm.deviations(i + 1, j + 1).doubleValue();
            }
        }
        return Math.max(0, spread) / (arm.n() - 1) / arm.n();
    }

    private static ManyCovariates without(Status status, List<Double> theta, OptionalDouble difference) {
        return new ManyCovariates(status, theta, difference, OptionalDouble.empty(), Optional.empty());
    }
}
