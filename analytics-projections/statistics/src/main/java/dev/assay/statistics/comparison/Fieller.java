package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fieller's confidence set (1954) of the lift: all r - 1 with (mt - r·mc)² ≤ z²(vt/nt + r²·vc/nc). A noisy baseline makes
 * it the outside of an interval or the whole line, which says that no relative effect can be told.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE}
 */
public record Fieller(Status status, Optional<Set> set) {

    public enum Shape {
        BOUNDED,
        /** Everything outside the limits. */
        EXCLUSIVE,
        UNBOUNDED
    }

    /**
     * A confidence set of the lift.
     *
     * @param g z²·(vc/nc)/mc²: below 1 the set is bounded; empty when the baseline is zero
     * @param limits absent for the whole line
     */
    public record Set(OptionalDouble g, Shape shape, Optional<Interval> limits) {}

    public static Fieller lift(Sample control, Sample treatment, double alpha) {
        Status comparable = Welch.comparable(control, treatment);
        if (comparable != Status.OK) {
            return new Fieller(comparable, Optional.empty());
        }
        Set set = set(
                control.mean().orElseThrow(),
                Welch.sampling(control),
                treatment.mean().orElseThrow(),
                Welch.sampling(treatment),
                alpha);
        return new Fieller(Status.OK, Optional.of(set));
    }

    /** The set for any two independent estimates with known variances, not both 0. */
    public static Set set(double mc, double varianceOfControl, double mt, double varianceOfTreatment, double alpha) {
        double z = Normal.critical(alpha);
        double nc = z * z * varianceOfControl;
        double nt = z * z * varianceOfTreatment;
        OptionalDouble g = mc == 0 ? OptionalDouble.empty() : OptionalDouble.of(nc / (mc * mc));
        // (mc² - nc)·r² - 2·mc·mt·r + (mt² - nt) ≤ 0
        double a = mc * mc - nc;
        double c = mt * mt - nt;
        // The discriminant without the term mc²·mt², which cancels.
        double discriminant = mc * mc * nt + mt * mt * nc - nc * nt;
        if (a == 0 || discriminant < 0) {
            return new Set(g, Shape.UNBOUNDED, Optional.empty());
        }
        double q = mc * mt + Math.copySign(Math.sqrt(discriminant), mc * mt);
        double one = q / a;
        double other = q == 0 ? 0 : c / q;
        Interval limits = new Interval(Math.min(one, other) - 1, Math.max(one, other) - 1);
        return new Set(g, a > 0 ? Shape.BOUNDED : Shape.EXCLUSIVE, Optional.of(limits));
    }
}
