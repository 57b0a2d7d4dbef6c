package dev.assay.statistics.covariate;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import java.util.Optional;

/**
 * Lin's regression (2013) with a slope of its own in each arm, to be read beside {@link Cuped}: ȳ_a - θ_a(x̄_a - x̄_all). With equal
 * arms the two agree to 1/n; where slopes differ and arms are unequal, this one cannot do worse than no adjustment. Residual
 * variance per arm Σ(residual²)/(n-2), the slopes' se² = that over Cxx; the effect's se² adds (θt - θc)²·s_xx/N for the covariate's
 * mean being estimated too. Normal.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than three users in an arm; {@link Status#COVARIATE_CONSTANT} when x
 *     does not vary in one of the arms; {@link Status#ZERO_VARIANCE} when x explains y fully in both
 */
public record InteractedRegression(Status status, Optional<Outcome> outcome) {

    /**
     * The two slopes and the effect.
     *
     * @param slopesDiffer θt - θc against 0: when it is far from 0, the effect depends on x
     * @param effect at the mean covariate of both arms
     */
    public record Outcome(double controlSlope, double treatmentSlope, NormalTest slopesDiffer, NormalTest effect) {}

    /** Of moments whose first variable is the metric y and whose second is the covariate x. */
    public static InteractedRegression of(JointMoments control, JointMoments treatment, double alpha) {
        if (control.n() < 3 || treatment.n() < 3) {
            return new InteractedRegression(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (control.deviations(1, 1).isZero() || treatment.deviations(1, 1).isZero()) {
            return new InteractedRegression(Status.COVARIATE_CONSTANT, Optional.empty());
        }
        double rc = residualVariance(control);
        double rt = residualVariance(treatment);
        if (rc + rt == 0) {
            return new InteractedRegression(Status.ZERO_VARIANCE, Optional.empty());
        }
        JointMoments all = control.plus(treatment);
        Rational tc = slope(control);
        Rational tt = slope(treatment);
        double gap = tt.minus(tc).doubleValue();
        double gapVariance = rc / control.deviations(1, 1).doubleValue()
                + rt / treatment.deviations(1, 1).doubleValue();
        double spread = all.covariance(1, 1).orElseThrow() / all.n();
        double variance = rc / control.n() + rt / treatment.n() + gap * gap * spread;
        double effect = mean(treatment, tt, all).minus(mean(control, tc, all)).doubleValue();
        return new InteractedRegression(
                Status.OK,
                Optional.of(new Outcome(
                        tc.doubleValue(),
                        tt.doubleValue(),
                        NormalTest.of(gap, Math.sqrt(gapVariance), alpha),
                        NormalTest.of(effect, Math.sqrt(variance), alpha))));
    }

    private static Rational slope(JointMoments arm) {
        return arm.deviations(0, 1).dividedBy(arm.deviations(1, 1));
    }

    private static Rational mean(JointMoments arm, Rational slope, JointMoments all) {
        return arm.mean(0).minus(slope.times(arm.mean(1).minus(all.mean(1))));
    }

    private static double residualVariance(JointMoments arm) {
        return arm.deviations(0, 0)
                .minus(arm.deviations(0, 1).squared().dividedBy(arm.deviations(1, 1)))
                .dividedBy(arm.n() - 2)
                .doubleValue();
    }
}
