package dev.assay.statistics.comparison;

import java.util.Optional;

/**
 * A relative difference (t - c)/|c| of two independent estimates by the delta method, se² = Vt/c² + Vc·t²/c⁴, with normal
 * quantiles.
 *
 * @param test empty when se is 0, as when nobody in the treatment has anything: the lift is then -1 whatever the control's
 *     noise, and the method has nothing to say about it
 */
public record DeltaLift(double value, double se, Optional<NormalTest> test) {
    /** Of estimates with the variances Vc and Vt; the control's is not 0, and the lift comes as exact as the caller knows it. */
    public static DeltaLift of(double lift, double control, double vc, double treatment, double vt, double alpha) {
        double ratio = treatment / control;
        double se = Math.sqrt(vt + vc * ratio * ratio) / Math.abs(control);
        return new DeltaLift(lift, se, se > 0 ? Optional.of(NormalTest.of(lift, se, alpha)) : Optional.empty());
    }
}
