package dev.assay.command.experiment;

import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.TrafficReallocated;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** An experiment's present definition, read from its own events: what a clone starts from, and what others ask of it. */
public final class ExperimentDefinitions {
    private final EventStore events;

    public ExperimentDefinitions(EventStore events) {
        this.events = events;
    }

    public Optional<ExperimentDefinition> of(ExperimentKey experiment) {
        Optional<ExperimentDefinition> definition = Optional.empty();
        var stream = events.readEvents(experiment.toString(), 0);
        while (stream.hasNext()) {
            definition = after(definition, stream.next().getPayload());
        }
        return definition;
    }

    private static Optional<ExperimentDefinition> after(Optional<ExperimentDefinition> before, Object event) {
        return switch (event) {
            case ExperimentCreated created -> Optional.of(created.definition());
            case ExperimentUpdated updated -> Optional.of(updated.definition());
            case ExperimentScheduled scheduled ->
                before.map(d -> d.withDates(Optional.of(scheduled.startAt()), scheduled.endAt()));
            case TrafficReallocated reallocated -> before.map(d -> d.reallocated(reallocated.allocation()));
            case PhaseEntered entered ->
                before.map(d -> d.reallocated(entered.allocation()).covering(entered.coverage()));
            default -> before;
        };
    }
}
