package dev.assay.statistics.covariate;

import dev.assay.statistics.Interval;
import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;

/**
 * A difference in means adjusted by what the same users did before they were exposed (Deng, Xu, Kohavi and Walker 2013): each
 * value y becomes y - θ(x - x̄), with θ the slope within the arms, ΣC_xy/ΣC_xx, which is that of the analysis of covariance. A
 * slope over both arms thrown together would take chance imbalance times the effect for a relation. The variance falls by
 * about the squared correlation. The covariate must be measured before the exposure: then it cannot depend on the variant.
 * Exact until the end: a correlation near 1 cancels nothing.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than three users in an arm, {@link Status#ZERO_VARIANCE}, or
 *     {@link Status#COVARIATE_CONSTANT}, which comes with the unadjusted test
 */
public record Cuped(Status status, Optional<Adjustment> adjustment, Optional<Welch.TTest> test) {

    /**
     * What was adjusted and what it gained.
     *
     * @param thetaJoint the slope over both arms together, for comparison with engines that use it
     * @param correlationSquared within the arms
     * @param unadjustedSe of the difference without the adjustment
     * @param lift empty when the control's adjusted mean is zero
     */
    public record Adjustment(
            double theta,
            double thetaJoint,
            double correlationSquared,
            Arm control,
            Arm treatment,
            double difference,
            double unadjustedDifference,
            double unadjustedSe,
            double varianceReduction,
            Optional<Lift> lift) {}

    /** An arm after the adjustment; its variance is that of a user's value. */
    public record Arm(long n, double mean, double variance) {}

    /** The relative difference by the delta method. */
    public record Lift(double lift, double se, Interval interval) {}

    /** Of moments of the metric and its covariate, in this order. */
    public static Cuped compare(JointMoments control, JointMoments treatment, double alpha) {
        if (control.n() < 3 || treatment.n() < 3) {
            return new Cuped(Status.INSUFFICIENT_DATA, Optional.empty(), Optional.empty());
        }
        Rational xx = control.deviations(1, 1).plus(treatment.deviations(1, 1)).reduced();
        Rational yx = control.deviations(0, 1).plus(treatment.deviations(0, 1)).reduced();
        Rational yy = control.deviations(0, 0).plus(treatment.deviations(0, 0)).reduced();
        Rational theta = xx.isZero() ? Rational.ZERO : yx.over(xx).reduced();
        Rational everyX = control.sums().get(1).plus(treatment.sums().get(1)).over(control.n() + treatment.n());
        Arm c = arm(control, theta, everyX);
        Arm t = arm(treatment, theta, everyX);
        double vc = c.variance() / c.n();
        double vt = t.variance() / t.n();
        double unadjusted = Math.sqrt(control.covariance(0, 0).over(control.n()).toDouble()
                + treatment.covariance(0, 0).over(treatment.n()).toDouble());
        Rational difference = treatment.mean(0).minus(control.mean(0));
        double adjusted = difference
                .minus(theta.times(treatment.mean(1).minus(control.mean(1))))
                .toDouble();
        boolean flat = !(vc + vt > 0);
        Adjustment adjustment = new Adjustment(
                theta.toDouble(),
                joint(control.plus(treatment)),
                xx.isZero() || yy.isZero() ? 0 : yx.times(yx).over(xx.times(yy)).toDouble(),
                c,
                t,
                adjusted,
                difference.toDouble(),
                unadjusted,
                unadjusted > 0 ? 1 - (vc + vt) / (unadjusted * unadjusted) : 0,
                lift(c, t, adjusted, vc, vt, alpha));
        if (flat) {
            return new Cuped(Status.ZERO_VARIANCE, Optional.of(adjustment), Optional.empty());
        }
        return new Cuped(
                xx.isZero() ? Status.COVARIATE_CONSTANT : Status.OK,
                Optional.of(adjustment),
                Optional.of(Welch.test(adjusted, vc, c.n(), vt, t.n(), alpha)));
    }

    private static Arm arm(JointMoments arm, Rational theta, Rational everyX) {
        Rational mean = arm.mean(0).minus(theta.times(arm.mean(1).minus(everyX)));
        Rational variance = arm.covariance(0, 0)
                .minus(theta.times(2).times(arm.covariance(0, 1)))
                .plus(theta.times(theta).times(arm.covariance(1, 1)));
        return new Arm(arm.n(), mean.toDouble(), variance.toDouble());
    }

    private static double joint(JointMoments both) {
        Rational xx = both.deviations(1, 1);
        return xx.isZero() ? 0 : both.deviations(0, 1).over(xx).toDouble();
    }

    private static Optional<Lift> lift(Arm c, Arm t, double difference, double vc, double vt, double alpha) {
        if (c.mean() == 0) {
            return Optional.empty();
        }
        double base = Math.abs(c.mean());
        double rest = t.mean() / c.mean();
        double se = Math.sqrt(vt + vc * rest * rest) / base;
        double lift = difference / base;
        return Optional.of(new Lift(lift, se, Interval.around(lift, Normal.critical(alpha) * se)));
    }
}
