package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What results need to know of an experiment.
 *
 * @param status as the contract spells it: {@code draft}, {@code running}, …
 * @param variants in the order of the definition
 * @param startedAt when it first started
 * @param stoppedAt when it stopped for good
 * @param periods the parts of the run between reallocations of traffic, one at least
 * @param target empty when the experiment is judged by its own conversions
 * @param analysis how it is judged
 */
public record ExperimentFacts(
        ExperimentKey key,
        String name,
        String status,
        List<Arm> variants,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        List<Period> periods,
        Optional<Measure> target,
        List<Measure> secondary,
        List<Guarded> guardrails,
        Analysis analysis) {
    public ExperimentFacts {
        variants = List.copyOf(variants);
        periods = List.copyOf(periods);
        secondary = List.copyOf(secondary);
        guardrails = List.copyOf(guardrails);
    }

    /** The same, judged otherwise. */
    ExperimentFacts judgedBy(Analysis other) {
        return new ExperimentFacts(
                key, name, status, variants, startedAt, stoppedAt, periods, target, secondary, guardrails, other);
    }

    /**
     * A variant.
     *
     * @param weight its share of the traffic in basis points, as allocated now
     */
    public record Arm(VariantId id, String name, int weight, boolean control) {}

    /** Whether traffic was divided anew after the start. */
    public boolean reallocated() {
        return periods.size() > 1;
    }

    /**
     * A part of the run.
     *
     * @param weights the variants' shares of the traffic in basis points, in their order
     */
    public record Period(List<Integer> weights) {
        public Period {
            weights = List.copyOf(weights);
        }
    }

    /**
     * A metric as the live generation of the metric view folds it.
     *
     * @param definition as it is folded
     * @param version the version it is folded under
     * @param newestVersion the version an admin sees; greater than {@code version} until a rebuild is promoted
     */
    public record Measure(MetricId id, MetricDefinition definition, int version, int newestVersion) {}

    /**
     * A guardrail.
     *
     * @param margin the relative worsening that is still acceptable, as a fraction
     */
    public record Guarded(Measure metric, double margin) {}
}
