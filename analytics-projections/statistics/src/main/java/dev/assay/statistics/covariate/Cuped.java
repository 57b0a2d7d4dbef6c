package dev.assay.statistics.covariate;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.DeltaLift;
import dev.assay.statistics.comparison.Welch;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CUPED (Deng, Xu, Kohavi and Walker 2013): a mean adjusted by a covariate known before the first exposure, then Welch's test.
 * θ = ΣCxy/ΣCxx over the arms, centred within each arm, which is the slope of the regression y ~ 1 + arm + x; thrown together, the
 * arms' chance difference in x would leak into it times the effect. Adjusted mean ȳ - θ(x̄ - x̄_all), adjusted variance
 * s_yy - 2θ·s_xy + θ²·s_xx, all exact before one rounding. Users without a past take x = 0 and stay.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than three users in an arm; {@link Status#COVARIATE_CONSTANT} when x
 *     does not vary within either arm: θ is 0, and the test is that of the plain means; {@link Status#ZERO_VARIANCE} when
 *     nothing is left to vary
 * @param adjustment empty with fewer than three users in an arm
 * @param difference of the adjusted means
 * @param test of the adjusted difference
 * @param lift adjusted difference over the adjusted control mean's absolute value; empty where that is 0
 */
public record Cuped(
        Status status,
        Optional<Adjustment> adjustment,
        OptionalDouble difference,
        Optional<Welch.TTest> test,
        Optional<DeltaLift> lift) {

    /**
     * What the covariate does.
     *
     * @param theta the slope within arms
     * @param thetaJoint the slope on the two arms thrown together; for comparison with other engines only
     * @param correlationSquaredWithin (ΣCxy)²/(ΣCxx·ΣCyy): the share of the variance to expect gone; 0 where nothing varies
     * @param varianceReduction 1 - (se/seUnadjusted)²; empty without variance to reduce
     */
    public record Adjustment(
            double theta,
            double thetaJoint,
            double correlationSquaredWithin,
            AdjustedArm control,
            AdjustedArm treatment,
            double unadjustedDifference,
            double unadjustedSe,
            OptionalDouble varianceReduction) {}

    /** An arm's mean and variance after adjustment. */
    public record AdjustedArm(long n, double mean, double variance) {
        double sampling() {
            return variance / n;
        }
    }

    /** Of moments whose first variable is the metric y and whose second is the covariate x. */
    public static Cuped compare(JointMoments control, JointMoments treatment, double alpha) {
        if (control.n() < 3 || treatment.n() < 3) {
            return new Cuped(
                    Status.INSUFFICIENT_DATA,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        JointMoments all = control.plus(treatment);
        Rational xx = control.deviations(1, 1).plus(treatment.deviations(1, 1));
        Rational xy = control.deviations(0, 1).plus(treatment.deviations(0, 1));
        Rational yy = control.deviations(0, 0).plus(treatment.deviations(0, 0));
        Rational theta = slope(xy, xx);
        Rational meanControl = mean(control, theta, all);
        Rational meanTreatment = mean(treatment, theta, all);
        AdjustedArm c = new AdjustedArm(control.n(), meanControl.doubleValue(), variance(control, theta));
        AdjustedArm t = new AdjustedArm(treatment.n(), meanTreatment.doubleValue(), variance(treatment, theta));
        double unadjusted = control.moments(0).variance().orElseThrow() / control.n()
                + treatment.moments(0).variance().orElseThrow() / treatment.n();
        double adjusted = c.sampling() + t.sampling();
        Adjustment adjustment = new Adjustment(
                theta.doubleValue(),
                slope(all.deviations(0, 1), all.deviations(1, 1)).doubleValue(),
                xx.isZero() || yy.isZero()
                        ? 0
                        : xy.squared().dividedBy(xx.times(yy)).doubleValue(),
                c,
                t,
                treatment.mean(0).minus(control.mean(0)).doubleValue(),
                Math.sqrt(unadjusted),
                unadjusted > 0 ? OptionalDouble.of(1 - adjusted / unadjusted) : OptionalDouble.empty());
        Rational difference = meanTreatment.minus(meanControl);
        double d = difference.doubleValue();
        if (adjusted == 0) {
            return new Cuped(
                    Status.ZERO_VARIANCE,
                    Optional.of(adjustment),
                    OptionalDouble.of(d),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<DeltaLift> lift = meanControl.isZero()
                ? Optional.empty()
                : Optional.of(DeltaLift.of(
                        difference.dividedBy(meanControl.abs()).doubleValue(),
                        c.mean(),
                        c.sampling(),
                        t.mean(),
                        t.sampling(),
                        alpha));
        return new Cuped(
                xx.isZero() ? Status.COVARIATE_CONSTANT : Status.OK,
                Optional.of(adjustment),
                OptionalDouble.of(d),
                Optional.of(Welch.test(d, c.sampling(), c.n(), t.sampling(), t.n(), alpha)),
                lift);
    }

    private static Rational slope(Rational xy, Rational xx) {
        return xx.isZero() ? Rational.ZERO : xy.dividedBy(xx);
    }

    private static Rational mean(JointMoments arm, Rational theta, JointMoments all) {
        return arm.mean(0).minus(theta.times(arm.mean(1).minus(all.mean(1))));
    }

    private static double variance(JointMoments arm, Rational theta) {
        return arm.deviations(0, 0)
                .minus(theta.times(arm.deviations(0, 1)).times(2))
                .plus(theta.squared().times(arm.deviations(1, 1)))
                .dividedBy(arm.n() - 1)
                .doubleValue();
    }
}
