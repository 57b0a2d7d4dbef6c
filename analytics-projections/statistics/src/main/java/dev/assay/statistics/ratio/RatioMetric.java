package dev.assay.statistics.ratio;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.DeltaLift;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.comparison.NormalTest;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The comparison of two ratios of totals R = Σy/Σd, treatment minus control, by the delta method with users as the unit
 * (Deng, Knoblich and Lu 2018): var(R) = (s_yy - 2R·s_yd + R²·s_dd)/(n·d̄²). So a click belongs to its user, and clicks of one
 * user may depend on each other. Normal; needs denominators that vary little around their mean: see
 * {@link ArmRatio#denominatorVariation}.
 *
 * @param status {@link Status#DENOMINATOR_ZERO} when Σd is 0 in an arm, as it is without users;
 *     {@link Status#INSUFFICIENT_DATA} with one user; {@link Status#ZERO_VARIANCE} when y is the same multiple of d for every
 *     user of an arm, in both arms
 * @param control empty when Σd is 0
 * @param treatment empty when Σd is 0
 * @param difference empty when Σd is 0 in an arm
 * @param lift (Rt - Rc)/|Rc|; comes with a test, unless the control's ratio is 0
 * @param fieller the set of lifts that agree with the two ratios: right also when the control's ratio is noisy
 */
public record RatioMetric(
        Status status,
        Optional<ArmRatio> control,
        Optional<ArmRatio> treatment,
        OptionalDouble difference,
        Optional<NormalTest> test,
        Optional<DeltaLift> lift,
        Optional<Fieller.Set> fieller) {

    /** Of moments whose first variable is the numerator y and whose second is the denominator d. */
    public static RatioMetric compare(JointMoments control, JointMoments treatment, double alpha) {
        Optional<ArmRatio> c = ArmRatio.of(control);
        Optional<ArmRatio> t = ArmRatio.of(treatment);
        if (c.isEmpty() || t.isEmpty()) {
            return without(Status.DENOMINATOR_ZERO, c, t, OptionalDouble.empty());
        }
        ArmRatio rc = c.get();
        ArmRatio rt = t.get();
        Rational exact = rt.exact().minus(rc.exact());
        double difference = exact.doubleValue();
        if (control.n() < 2 || treatment.n() < 2) {
            return without(Status.INSUFFICIENT_DATA, c, t, OptionalDouble.of(difference));
        }
        double vc = rc.variance().orElseThrow();
        double vt = rt.variance().orElseThrow();
        if (vc + vt == 0) {
            return without(Status.ZERO_VARIANCE, c, t, OptionalDouble.of(difference));
        }
        NormalTest test = NormalTest.of(difference, Math.sqrt(vc + vt), alpha);
        Optional<DeltaLift> lift = rc.exact().isZero()
                ? Optional.empty()
                : Optional.of(DeltaLift.of(
                        exact.dividedBy(rc.exact().abs()).doubleValue(), rc.value(), vc, rt.value(), vt, alpha));
        return new RatioMetric(
                Status.OK,
                c,
                t,
                OptionalDouble.of(difference),
                Optional.of(test),
                lift,
                Optional.of(Fieller.set(rc.value(), vc, rt.value(), vt, alpha)));
    }

    private static RatioMetric without(
            Status status, Optional<ArmRatio> control, Optional<ArmRatio> treatment, OptionalDouble difference) {
        return new RatioMetric(
                status, control, treatment, difference, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
