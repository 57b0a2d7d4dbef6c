package dev.assay.analytics.results;

import dev.assay.statistics.comparison.NonInferiority;

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
        double baseline = control.values().mean().orElse(0);
        // A relative margin of nothing, or of a loss, says nothing.
        if (baseline <= 0) {
            return INCONCLUSIVE;
        }
        var test = NonInferiority.relative(
                control.values(), treatment.values(), metric.margin().orElse(0), metric.higherIsBetter(), alpha);
        if (test.outcome().map(NonInferiority.Outcome::nonInferior).orElse(false)) {
            return SAFE;
        }
        boolean significant = comparison.p().orElse(1) <= alpha;
        return significant && !metric.isGood(comparison.effect().orElse(0)) ? HARM : INCONCLUSIVE;
    }
}
