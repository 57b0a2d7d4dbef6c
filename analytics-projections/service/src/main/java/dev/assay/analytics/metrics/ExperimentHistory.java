package dev.assay.analytics.metrics;

import dev.assay.fold.TrackedExperiment;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to one experiment, as far as its results need it. Not for several threads. */
final class ExperimentHistory {
    private final ExperimentKey key;
    private final List<Defined> definitions = new ArrayList<>();
    private Status status = Status.DRAFT;
    private Optional<Start> start = Optional.empty();
    private Optional<TrackedExperiment.End> end = Optional.empty();
    private boolean reallocated;

    private record Defined(long position, ExperimentDefinition definition) {}

    /** When it was started, in time and in the event store. */
    record Start(long position, Instant at) {}

    ExperimentHistory(ExperimentKey key) {
        this.key = key;
    }

    void defined(long position, ExperimentDefinition definition) {
        definitions.add(new Defined(position, definition));
    }

    void reallocated(long position, ExperimentDefinition definition) {
        defined(position, definition);
        reallocated |= start.isPresent();
    }

    void became(Status next) {
        status = next;
    }

    void started(long position, Instant at) {
        status = Status.RUNNING;
        if (start.isEmpty()) {
            start = Optional.of(new Start(position, at));
        }
    }

    void stopped(long position, Instant at) {
        status = Status.STOPPED;
        end = Optional.of(new TrackedExperiment.End(position, at));
    }

    ExperimentKey key() {
        return key;
    }

    Status status() {
        return status;
    }

    Optional<Start> start() {
        return start;
    }

    Optional<TrackedExperiment.End> end() {
        return end;
    }

    boolean wasReallocated() {
        return reallocated;
    }

    ExperimentDefinition newest() {
        return definitions.getLast().definition();
    }

    /** The definition in force at a position; the first one before that. */
    ExperimentDefinition asOf(long position) {
        for (int i = definitions.size() - 1; i > 0; i--) {
            if (definitions.get(i).position() <= position) {
                return definitions.get(i).definition();
            }
        }
        return definitions.getFirst().definition();
    }
}
