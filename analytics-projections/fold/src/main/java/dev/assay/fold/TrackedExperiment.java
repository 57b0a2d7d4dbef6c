package dev.assay.fold;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as one generation judges it, from its start on.
 *
 * @param startPosition the lifecycle position of its start: its name in a {@link UserState}, and the earliest position
 *     an event that concerns it can carry
 * @param end when it was stopped; empty while it runs
 * @param reallocations where traffic was divided anew while it ran, in order
 * @param variants in the order they had at the start; never changes
 * @param metrics what is measured, the metric that judges it first
 */
public record TrackedExperiment(
        ExperimentKey key,
        long startPosition,
        Optional<End> end,
        List<Long> reallocations,
        List<VariantId> variants,
        List<TrackedMetric> metrics) {

    /** When an experiment was stopped, in time and in the event store. */
    public record End(long position, Instant at) {}

    public TrackedExperiment {
        reallocations = List.copyOf(reallocations);
        variants = List.copyOf(variants);
        metrics = List.copyOf(metrics);
    }

    /**
     * An experiment that was started.
     *
     * @param targetMetric judges it; without one its own conversions do
     */
    public static TrackedExperiment of(
            ExperimentKey key,
            long startPosition,
            Optional<End> end,
            List<Long> reallocations,
            List<VariantId> variants,
            Optional<TrackedMetric> targetMetric,
            List<TrackedMetric> others) {
        var first = targetMetric.orElseGet(() -> TrackedMetric.ownConversions(startPosition));
        var metrics = new ArrayList<TrackedMetric>();
        metrics.add(first);
        others.stream().filter(other -> other.position() != first.position()).forEach(metrics::add);
        return new TrackedExperiment(key, startPosition, end, reallocations, variants, metrics);
    }

    boolean judgedByOwnConversions() {
        return metrics.getFirst().isOwnConversions();
    }

    /**
     * How often traffic had been divided anew when an event was accepted. Looks at the event's own position, so that it does not
     * matter how far ahead the definitions have read.
     */
    int periodAt(long position) {
        int period = 0;
        while (period < reallocations.size() && reallocations.get(period) <= position) {
            period++;
        }
        return period;
    }

    /**
     * Whether an event can matter here: it was accepted after the start, and not so long after the stop that no window is
     * open. Looks at the event's own position only, so that it does not matter how far ahead the definitions have read.
     */
    boolean concernedBy(long position, long at, TrackedMetric.Span span) {
        if (position < startPosition) {
            return false;
        }
        return span.endMicros() == TrackedMetric.UNLIMITED
                || end.isEmpty()
                || position < end.get().position()
                || at - Micros.of(end.get().at()) <= span.endMicros();
    }
}
