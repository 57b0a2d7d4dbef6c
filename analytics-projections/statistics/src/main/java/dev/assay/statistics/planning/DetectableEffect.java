package dev.assay.statistics.planning;

import java.util.OptionalDouble;

/** The smallest effect that the users at hand would find with the design's power. Shown instead of "observed power". */
public final class DetectableEffect {
    private DetectableEffect() {}

    /** The increase of a rate, by the alternative's variance; empty when even a rate of 1 would not be far enough. */
    public static OptionalDouble ofRate(double baseline, long nControl, long nTreatment, Design design) {
        if (!(baseline > 0 && baseline < 1) || nControl < 1 || nTreatment < 1) {
            return OptionalDouble.empty();
        }
        double z2 = design.z() * design.z();
        // δ² = z²·(p(1-p)/nc + (p+δ)(1-p-δ)/nt), a quadratic in δ.
        double a = 1 + z2 / nTreatment;
        double b = z2 * (1 - 2 * baseline) / nTreatment;
        double c = z2 * baseline * (1 - baseline) * (1.0 / nControl + 1.0 / nTreatment);
        double delta = (b + Math.sqrt(b * b + 4 * a * c)) / (2 * a);
        return delta <= 1 - baseline ? OptionalDouble.of(delta) : OptionalDouble.empty();
    }

    /** The change of a mean with the given variance in both arms; empty without users. */
    public static OptionalDouble ofMean(double variance, long nControl, long nTreatment, Design design) {
        if (nControl < 1 || nTreatment < 1 || !(variance > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(design.z() * Math.sqrt(variance / nControl + variance / nTreatment));
    }

    /** The change of a mean or a ratio; empty without users or without variance. */
    public static OptionalDouble of(MetricBaseline baseline, long nControl, long nTreatment, Design design) {
        return ofMean(baseline.variance(), nControl, nTreatment, design);
    }
}
