package dev.assay.analytics.results;

import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Proportion;

/**
 * What a variant's users did under one metric.
 *
 * @param values per user: 0 or 1 for conversion metrics, totals for the others
 */
record ArmTally(ExperimentFacts.Arm arm, Proportion conversions, Moments values) {
    long users() {
        return conversions.n();
    }
}
