package dev.assay.analytics.metrics;

import dev.assay.fold.TrackedExperiment;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Status;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened to one experiment, as far as its results need it, each by its position: events may arrive a little out of
 * order, or again. Not for several threads.
 */
final class ExperimentHistory {
    private final ExperimentKey key;
    private final NavigableMap<Long, ExperimentDefinition> definitions = new TreeMap<>();
    private final NavigableMap<Long, Status> statuses = new TreeMap<>();
    private final NavigableMap<Long, Allocation> allocations = new TreeMap<>();
    private Optional<Start> start = Optional.empty();
    private Optional<TrackedExperiment.End> end = Optional.empty();

    /** When it was started, in time and in the event store. */
    record Start(long position, Instant at) {}

    ExperimentHistory(ExperimentKey key) {
        this.key = key;
    }

    void defined(long position, ExperimentDefinition definition, Allocation allocation) {
        definitions.put(position, definition);
        allocations.put(position, allocation);
    }

    void reallocated(long position, Allocation allocation) {
        allocations.put(position, allocation);
    }

    void became(long position, Status next) {
        statuses.put(position, next);
    }

    void started(long position, Instant at) {
        became(position, Status.RUNNING);
        start = Optional.of(new Start(position, at));
    }

    void stopped(long position, Instant at) {
        became(position, Status.STOPPED);
        end = Optional.of(new TrackedExperiment.End(position, at));
    }

    /** Whether its first event has arrived. */
    boolean isDefined() {
        return !definitions.isEmpty();
    }

    ExperimentKey key() {
        return key;
    }

    Status status() {
        return statuses.isEmpty() ? Status.DRAFT : statuses.lastEntry().getValue();
    }

    Optional<Start> start() {
        return start;
    }

    Optional<TrackedExperiment.End> end() {
        return end;
    }

    /** Whether the shares of traffic changed after the start. */
    boolean wasReallocated() {
        return start.map(started -> {
                    var first = allocations.floorEntry(started.position());
                    return first != null
                            && allocations.tailMap(started.position(), false).values().stream()
                                    .anyMatch(later -> !later.equals(first.getValue()));
                })
                .orElse(false);
    }

    /** As it is now, traffic included. */
    ExperimentDefinition newest() {
        return definitions
                .lastEntry()
                .getValue()
                .reallocated(allocations.lastEntry().getValue());
    }

    /** The definition in force at a position; the first one before that. */
    ExperimentDefinition asOf(long position) {
        var inForce = definitions.floorEntry(position);
        return inForce == null ? definitions.firstEntry().getValue() : inForce.getValue();
    }
}
