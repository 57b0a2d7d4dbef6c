package dev.assay.statistics.covariate;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.DeltaLift;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.ratio.ArmRatio;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CUPED for a ratio of totals, with the same ratio before the first exposure as the covariate: a delta method of four
 * variables (Deng, Knoblich and Lu 2018). Within each arm u = (y - R·d)/d̄ is what a user adds to the ratio and
 * w = (x_y - R_x·x_d)/x̄_d what they added before; θ = ΣCuw/ΣCww over the arms. Adjusted ratio R - θ(R_x - R_x of both arms together),
 * adjusted variance (s_uu - 2θ·s_uw + θ²·s_ww)/n. Normal.
 *
 * @param status {@link Status#DENOMINATOR_ZERO} when Σd is 0 in an arm; {@link Status#INSUFFICIENT_DATA} with fewer than three
 *     users; {@link Status#COVARIATE_CONSTANT} when the covariate has no denominator in an arm or does not vary: θ is 0;
 *     {@link Status#ZERO_VARIANCE}
 * @param difference of the adjusted ratios
 * @param varianceReduction 1 - adjusted/unadjusted variance of the difference; comes with a test
 * @param lift empty besides when the adjusted control ratio is 0
 */
public record RatioCuped(
        Status status,
        OptionalDouble theta,
        OptionalDouble difference,
        OptionalDouble varianceReduction,
        Optional<NormalTest> test,
        Optional<DeltaLift> lift) {

    /** The variables' places. */
    private static final int Y = 0;

    private static final int D = 1;
    private static final int XY = 2;
    private static final int XD = 3;

    /** Of moments of (y, d, x_y, x_d). */
    public static RatioCuped compare(JointMoments control, JointMoments treatment, double alpha) {
        if (control.sum(D).isZero() || treatment.sum(D).isZero()) {
            return without(Status.DENOMINATOR_ZERO);
        }
        if (control.n() < 3 || treatment.n() < 3) {
            return without(Status.INSUFFICIENT_DATA);
        }
        JointMoments all = control.plus(treatment);
        boolean covered = !control.sum(XD).isZero()
                && !treatment.sum(XD).isZero()
                && !all.sum(XD).isZero();
        Rational ww = covered ? before(control).plus(before(treatment)) : Rational.ZERO;
        Rational theta = ww.isZero()
                ? Rational.ZERO
                : both(control).plus(both(treatment)).dividedBy(ww);
        Rational c = adjusted(control, theta, all);
        Rational t = adjusted(treatment, theta, all);
        double vc = variance(control, theta).doubleValue();
        double vt = variance(treatment, theta).doubleValue();
        double unadjusted = variance(control, Rational.ZERO).doubleValue()
                + variance(treatment, Rational.ZERO).doubleValue();
        double difference = t.minus(c).doubleValue();
        OptionalDouble slope = OptionalDouble.of(theta.doubleValue());
        if (vc + vt == 0) {
            return new RatioCuped(
                    Status.ZERO_VARIANCE,
                    slope,
                    OptionalDouble.of(difference),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        return new RatioCuped(
                ww.isZero() ? Status.COVARIATE_CONSTANT : Status.OK,
                slope,
                OptionalDouble.of(difference),
                OptionalDouble.of(1 - (vc + vt) / unadjusted),
                Optional.of(NormalTest.of(difference, Math.sqrt(vc + vt), alpha)),
                c.isZero()
                        ? Optional.empty()
                        : Optional.of(DeltaLift.of(
                                t.minus(c).dividedBy(c.abs()).doubleValue(),
                                c.doubleValue(),
                                vc,
                                t.doubleValue(),
                                vt,
                                alpha)));
    }

    private static Rational adjusted(JointMoments arm, Rational theta, JointMoments all) {
        Rational ratio = arm.sum(Y).dividedBy(arm.sum(D));
        return theta.isZero()
                ? ratio
                : ratio.minus(theta.times(
                        arm.sum(XY).dividedBy(arm.sum(XD)).minus(all.sum(XY).dividedBy(all.sum(XD)))));
    }

    private static Rational variance(JointMoments arm, Rational theta) {
        Rational spread =
                ArmRatio.residuals(arm, Y, D, Y, D).dividedBy(arm.mean(D).squared());
        if (!theta.isZero()) {
            spread = spread.minus(theta.times(both(arm)).times(2))
                    .plus(theta.squared().times(before(arm)));
        }
        return spread.dividedBy(arm.n() - 1).dividedBy(arm.n());
    }

    /** Cuw. */
    private static Rational both(JointMoments arm) {
        return ArmRatio.residuals(arm, Y, D, XY, XD).dividedBy(arm.mean(D).times(arm.mean(XD)));
    }

    /** Cww. */
    private static Rational before(JointMoments arm) {
        return ArmRatio.residuals(arm, XY, XD, XY, XD).dividedBy(arm.mean(XD).squared());
    }

    private static RatioCuped without(Status status) {
        return new RatioCuped(
                status,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
