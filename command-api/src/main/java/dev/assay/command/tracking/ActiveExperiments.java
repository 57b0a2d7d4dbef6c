package dev.assay.command.tracking;

import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.util.Map;
import java.util.Optional;

/** The experiments events may name, as this node's configuration knows them; answered from memory. */
public interface ActiveExperiments {
    /** One consistent state of the configuration, so that an event is judged by the position it will carry. */
    Snapshot current();

    /** An immutable state of the configuration. */
    interface Snapshot {
        /** The position in the event store this state stands at. */
        long position();

        /** The experiment, active or not, by the id as it was sent. */
        Optional<TrackableExperiment> find(Scope scope, String experimentId);
    }

    /**
     * What tracking must know of an experiment.
     *
     * @param active whether it takes events: running or paused
     * @param variants its variants by their ids as they are sent
     */
    record TrackableExperiment(ExperimentId id, boolean active, Map<String, VariantId> variants) {
        public TrackableExperiment {
            variants = Map.copyOf(variants);
        }
    }
}
