package dev.assay.analytics.metrics;

import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.model.metric.MetricId;
import dev.assay.rules.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what results need to know of an experiment, as one generation folds it. */
record Facts(CompanyHistory company, long definitionsPosition) {
    ExperimentFacts of(ExperimentHistory history) {
        var newest = history.newest();
        // What was folded is what the definition said then; names and shares are shown as they are now.
        var folded = history.start()
                .map(start -> CompanyHistory.frozenAt(start, definitionsPosition))
                .orElse(Long.MAX_VALUE);
        var measured = history.asOf(folded);
        return new ExperimentFacts(
                history.key(),
                newest.name(),
                history.status().wireName(),
                newest.variants().stream()
                        .map(variant -> new ExperimentFacts.Arm(
                                variant.id(),
                                variant.name(),
                                variant.allocation().basisPoints(),
                                variant.control()))
                        .toList(),
                history.start().map(ExperimentHistory.Start::at),
                history.end().map(end -> end.at()),
                periods(history),
                measured.targetMetric().flatMap(id -> measure(id, folded)),
                measured.secondaryMetrics().stream()
                        .flatMap(id -> measure(id, folded).stream())
                        .toList(),
                measured.guardrails().stream()
                        .flatMap(guardrail -> measure(guardrail.metric(), folded).stream()
                                .map(measure -> new ExperimentFacts.Guarded(measure, guardrail.margin())))
                        .toList(),
                newest.analysis());
    }

    private static List<ExperimentFacts.Period> periods(ExperimentHistory history) {
        var newest = history.newest();
        var allocations = new ArrayList<Allocation>();
        allocations.add(history.firstAllocation());
        allocations.addAll(history.reallocations().values());
        return allocations.stream()
                .map(allocation -> new ExperimentFacts.Period(newest.reallocated(allocation).variants().stream()
                        .map(variant -> variant.allocation().basisPoints())
                        .toList()))
                .toList();
    }

    private Optional<ExperimentFacts.Measure> measure(MetricId id, long folded) {
        return company.find(id)
                .flatMap(versions -> versions.asOf(folded)
                        .map(version -> new ExperimentFacts.Measure(
                                id,
                                version.definition(),
                                version.number(),
                                versions.newest().number())));
    }
}
