package dev.assay.server.lifecycle;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDefinition;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.KnownFlags;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Knows flags and experiments by their own streams. */
final class FlagsInForce implements KnownFlags {
    private final EventStore store;

    FlagsInForce(EventStore store) {
        this.store = store;
    }

    @Override
    public Optional<FlagDefinition> find(FlagKey flag) {
        Optional<FlagDefinition> definition = Optional.empty();
        var stream = store.readEvents(flag.toString(), 0);
        while (stream.hasNext()) {
            definition = switch (stream.next().getPayload()) {
                case FlagCreated created -> Optional.of(created.definition());
                case FlagUpdated updated -> Optional.of(updated.definition());
                case FlagArchived _ -> Optional.empty();
                default -> definition;
            };
        }
        return definition;
    }

    @Override
    public boolean exists(ExperimentKey experiment) {
        return store.lastSequenceNumberFor(experiment.toString()).isPresent();
    }
}
