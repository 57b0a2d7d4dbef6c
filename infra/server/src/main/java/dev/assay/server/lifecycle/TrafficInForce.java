package dev.assay.server.lifecycle;

import dev.assay.command.experiment.ExperimentDefinitions;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Percent;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.KnownTraffic;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.ReleaseRange;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.TakeRange;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Knows what divides traffic by its own streams, and asks layers for their ranges within the same transaction. */
final class TrafficInForce implements KnownTraffic {
    /** A command within a command is its author's too; but only the outer one is done once under its idempotency key. */
    private static final Set<String> KEPT = Set.of(
            ContextKeys.COMPANY,
            ContextKeys.ENVIRONMENT,
            ContextKeys.ACTOR,
            ContextKeys.ROLE,
            ContextKeys.REQUEST,
            ContextKeys.ADDRESS_HASH);

    private final EventStore store;
    private final ExperimentDefinitions definitions;
    private final Supplier<CommandBus> bus;

    TrafficInForce(EventStore store, ExperimentDefinitions definitions, Supplier<CommandBus> bus) {
        this.store = store;
        this.definitions = definitions;
        this.bus = bus;
    }

    @Override
    public boolean exists(SegmentKey segment) {
        return exists(segment, SegmentArchived.class);
    }

    @Override
    public boolean exists(LayerKey layer) {
        return exists(layer, LayerArchived.class);
    }

    @Override
    public boolean exists(HoldoutKey holdout) {
        return exists(holdout, HoldoutEnded.class);
    }

    @Override
    public boolean exists(ExperimentKey experiment) {
        return store.lastSequenceNumberFor(experiment.toString()).isPresent();
    }

    /** The end is the last thing that happens to any of them. */
    private boolean exists(Object stream, Class<?> end) {
        var newest = store.lastSequenceNumberFor(stream.toString());
        if (newest.isEmpty()) {
            return false;
        }
        var last = store.readEvents(stream.toString(), newest.get());
        return !(last.hasNext() && end.isInstance(last.next().getPayload()));
    }

    @Override
    public List<ExperimentId> yieldsTo(ExperimentKey experiment) {
        return definitions.of(experiment).stream()
                .flatMap(definition -> definition.traffic().exclusiveWith().stream())
                .toList();
    }

    @Override
    public void take(LayerKey layer, ExperimentId experiment, Percent share) {
        send(new TakeRange(layer, experiment, share));
    }

    @Override
    public void release(LayerKey layer, ExperimentId experiment) {
        try {
            send(new ReleaseRange(layer, experiment));
        } catch (Rejected refused) {
            if (!(refused.rejection() instanceof NotFound)) {
                throw refused;
            }
        }
    }

    private void send(Object command) {
        var context = CurrentUnitOfWork.get().getMessage().getMetaData().subset(KEPT.toArray(String[]::new));
        DefaultCommandGateway.builder()
                .commandBus(bus.get())
                .build()
                .sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(context));
    }
}
