package dev.assay.model.experiment;

import dev.assay.model.metric.MetricId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Everything an admin says about an experiment.
 *
 * @param coverage the share of eligible users who take part at all
 * @param targetingRules all must hold for a user to be eligible
 * @param exclusionRules none may hold
 * @param targetMetric judges the experiment; without one its own conversions do
 */
public record ExperimentDefinition(
        String name,
        String description,
        String hypothesis,
        String owner,
        List<String> tags,
        List<Variant> variants,
        Percent coverage,
        List<Condition> targetingRules,
        List<Condition> exclusionRules,
        Optional<MetricId> targetMetric,
        List<MetricId> secondaryMetrics,
        List<Guardrail> guardrails,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        Analysis analysis,
        Traffic traffic,
        Steering steering) {
    public ExperimentDefinition {
        tags = List.copyOf(tags);
        variants = List.copyOf(variants);
        targetingRules = List.copyOf(targetingRules);
        exclusionRules = List.copyOf(exclusionRules);
        secondaryMetrics = List.copyOf(secondaryMetrics);
        guardrails = List.copyOf(guardrails);
    }

    /** Each variant's share in basis points, in the order of the variants. */
    public SequencedMap<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        variants.forEach(v -> weights.put(v.id().value(), v.allocation().basisPoints()));
        return weights;
    }

    /** Every metric the experiment names: target, secondary and guardrails. */
    public SequencedSet<MetricId> metrics() {
        var metrics = new LinkedHashSet<MetricId>();
        targetMetric.ifPresent(metrics::add);
        metrics.addAll(secondaryMetrics);
        guardrails.forEach(guardrail -> metrics.add(guardrail.metric()));
        return metrics;
    }

    public ExperimentDefinition withDates(Optional<Instant> start, Optional<Instant> end) {
        return with(name, variants, coverage, start, end);
    }

    /** The same with the variants' shares as the allocation has them. */
    public ExperimentDefinition reallocated(Allocation allocation) {
        var weights = allocation.weights();
        var next = variants.stream()
                .map(v -> new Variant(
                        v.id(),
                        v.name(),
                        new Percent(weights.getOrDefault(v.id().value(), 0)),
                        v.config(),
                        v.control()))
                .toList();
        return with(name, next, coverage, startDate, endDate);
    }

    /** The same with another coverage. */
    public ExperimentDefinition covering(Percent next) {
        return with(name, variants, next, startDate, endDate);
    }

    public ExperimentDefinition withName(String next) {
        return with(next, variants, coverage, startDate, endDate);
    }

    private ExperimentDefinition with(
            String name, List<Variant> variants, Percent coverage, Optional<Instant> start, Optional<Instant> end) {
        return new ExperimentDefinition(
                name,
                description,
                hypothesis,
                owner,
                tags,
                variants,
                coverage,
                targetingRules,
                exclusionRules,
                targetMetric,
                secondaryMetrics,
                guardrails,
                start,
                end,
                analysis,
                traffic,
                steering);
    }
}
