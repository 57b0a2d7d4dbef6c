package dev.assay.analytics.metrics;

import dev.assay.analytics.proposals.ProposalDirectory;
import dev.assay.fold.TrackedExperiment;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Status;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.List;
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
    private final NavigableMap<Long, Allocation> reallocations = new TreeMap<>();
    private final NavigableMap<Long, ProposalDirectory.Proposed> proposals = new TreeMap<>();
    private boolean decided;
    private Instant changedAt = Instant.EPOCH;
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
        reallocations.put(position, allocation);
        allocations.put(position, allocation);
    }

    void decided() {
        decided = true;
    }

    boolean isDecided() {
        return decided;
    }

    void changed(Instant at) {
        changedAt = changedAt.isBefore(at) ? at : changedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    void proposed(long position, ProposalDirectory.Proposed proposal) {
        proposals.put(position, proposal);
    }

    /** The newest first. */
    List<ProposalDirectory.Proposed> proposals() {
        return List.copyOf(proposals.descendingMap().values());
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

    /** Where traffic was divided anew while it ran, and how; none before the start. */
    NavigableMap<Long, Allocation> reallocations() {
        return start.map(started -> reallocations.tailMap(started.position(), false))
                .orElseGet(TreeMap::new);
    }

    /** How traffic was divided when it started; the newest while it has not. */
    Allocation firstAllocation() {
        return start.map(started -> allocations.floorEntry(started.position()))
                .orElseGet(allocations::lastEntry)
                .getValue();
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
