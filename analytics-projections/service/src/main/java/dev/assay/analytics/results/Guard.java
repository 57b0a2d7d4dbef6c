package dev.assay.analytics.results;

import dev.assay.statistics.comparison.NonInferiority;
import dev.assay.statistics.distribution.Normal;

/**
 * A guardrail's three answers. "Not significantly worse" is not one of them: without enough users nothing is
 * significant.
 */
enum Guard {
    /** The worsening is surely below the margin. */
    SAFE,
    INCONCLUSIVE,
    /** Significantly worse, and not surely within the margin. */
    HARM;

    static Guard of(Measured metric, ArmTally control, ArmTally treatment, Comparison comparison, double alpha) {
        // A relative margin of nothing, or of a loss, says nothing.
        if (!(comparison.baseline().orElse(0) > 0)) {
            return INCONCLUSIVE;
        }
        boolean safe = Plan.isPerUser(metric)
                ? NonInferiority.relative(
                                control.values(),
                                treatment.values(),
                                metric.margin().orElse(0),
                                metric.higherIsBetter(),
                                alpha)
                        .outcome()
                        .map(NonInferiority.Outcome::nonInferior)
                        .orElse(false)
                : isWithin(metric, comparison, alpha);
        if (safe) {
            return SAFE;
        }
        boolean significant = comparison.p().orElse(1) <= alpha;
        return significant && !metric.isGood(comparison.effect().orElse(0)) ? HARM : INCONCLUSIVE;
    }

    /** Of ratios and quantiles: the one-sided bound of the effect is inside the margin of the control as it was measured. */
    private static boolean isWithin(Measured metric, Comparison comparison, double alpha) {
        if (comparison.effect().isEmpty() || !(comparison.se().orElse(0) > 0)) {
            return false;
        }
        double effect = comparison.effect().getAsDouble() * (metric.higherIsBetter() ? 1 : -1);
        double allowed = metric.margin().orElse(0) * comparison.baseline().orElse(0);
        return effect + allowed > Normal.upperQuantile(alpha) * comparison.se().getAsDouble();
    }
}
