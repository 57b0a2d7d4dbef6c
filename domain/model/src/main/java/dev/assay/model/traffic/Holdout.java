package dev.assay.model.traffic;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.json.Checks;
import dev.assay.model.json.Faults;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A holdout's life: some users see no experiment, so that what all experiments did together can be measured. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Holdout {
    private static final int MOST = 5_000;

    @AggregateIdentifier
    private HoldoutKey key;

    private HoldoutDefinition definition;
    private boolean ended;

    protected Holdout() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Holdout(CreateHoldout command) {
        check(command.definition());
        apply(new HoldoutCreated(command.holdout(), command.definition(), command.salt()));
    }

    @CommandHandler
    void on(UpdateHoldout command) {
        requirePresent();
        check(command.definition());
        if (!command.definition().equals(definition)) {
            apply(new HoldoutUpdated(key, command.definition()));
        }
    }

    @CommandHandler
    void on(EndHoldout command) {
        requirePresent();
        apply(new HoldoutEnded(key));
    }

    @EventSourcingHandler
    void on(HoldoutCreated event) {
        key = event.holdout();
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(HoldoutUpdated event) {
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(HoldoutEnded event) {
        ended = true;
    }

    private static void check(HoldoutDefinition definition) {
        var faults = new Faults();
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        int share = definition.share().basisPoints();
        if (share == 0 || share > MOST) {
            faults.add("/share", "must be above 0 and at most 50 percent");
        }
        Checks.tags("/tags", definition.tags(), faults);
        faults.refuseIfAny();
    }

    private void requirePresent() {
        require(!ended, new NotAllowedInStatus("Holdout '" + key.id() + "' has ended and cannot be changed."));
    }
}
