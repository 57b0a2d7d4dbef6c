package dev.assay.statistics.ratio;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An arm's ratio Σy/Σd and its variance: that of the mean of (y - R·d)/d̄, which users' totals differ from the ratio by.
 * These residuals add up to 0 exactly, so var(R) = n·(D²Σyy - 2YDΣyd + Y²Σdd)/((n-1)·D⁴), integers divided once: a constant ratio
 * has the variance 0 and not what rounding leaves.
 *
 * @param value R
 * @param variance of R; empty with fewer than two users
 * @param denominatorVariation the standard error of d̄ as a share of d̄; above 0.1 the delta method is rough
 */
public record ArmRatio(
        long n, Rational exact, double value, OptionalDouble variance, OptionalDouble denominatorVariation) {

    /** Of moments whose first variable is y and whose second is d; empty when Σd is 0, as it is without users. */
    public static Optional<ArmRatio> of(JointMoments arm) {
        return of(arm, 0, 1);
    }

    /** Of two of the variables. */
    public static Optional<ArmRatio> of(JointMoments arm, int numerator, int denominator) {
        Rational d = arm.sum(denominator);
        if (d.isZero()) {
            return Optional.empty();
        }
        Rational ratio = arm.sum(numerator).dividedBy(d);
        return Optional.of(new ArmRatio(
                arm.n(),
                ratio,
                ratio.doubleValue(),
                variance(arm, numerator, denominator),
                arm.n() < 2 ? OptionalDouble.empty() : OptionalDouble.of(variation(arm, denominator))));
    }

    public OptionalDouble se() {
        return variance.isPresent() ? OptionalDouble.of(Math.sqrt(variance.getAsDouble())) : OptionalDouble.empty();
    }

    private static OptionalDouble variance(JointMoments arm, int numerator, int denominator) {
        if (arm.n() < 2) {
            return OptionalDouble.empty();
        }
        Rational residuals = residuals(arm, numerator, denominator, numerator, denominator);
        return OptionalDouble.of(residuals
                .times(arm.n())
                .dividedBy(arm.n() - 1)
                .dividedBy(arm.sum(denominator).squared())
                .doubleValue());
    }

    /** Σ(u - R·d)(u' - R'·d') of two ratios R = Σu/Σd and R' = Σu'/Σd' over the same users. */
    public static Rational residuals(JointMoments arm, int u, int d, int u2, int d2) {
        Rational sd = arm.sum(d);
        Rational sd2 = arm.sum(d2);
        Rational scaled = sd.times(sd2)
                .times(arm.product(u, u2))
                .minus(sd.times(arm.sum(u2)).times(arm.product(u, d2)))
                .minus(arm.sum(u).times(sd2).times(arm.product(d, u2)))
                .plus(arm.sum(u).times(arm.sum(u2)).times(arm.product(d, d2)));
        return scaled.dividedBy(sd.times(sd2));
    }

    private static double variation(JointMoments arm, int denominator) {
        Rational variance = arm.deviations(denominator, denominator)
                .times(arm.n())
                .dividedBy(arm.n() - 1)
                .dividedBy(arm.sum(denominator).squared());
        return Math.sqrt(variance.doubleValue());
    }
}
