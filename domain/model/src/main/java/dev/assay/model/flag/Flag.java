package dev.assay.model.flag;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.event.ContextKeys;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A flag's life: defined, switched on and off as often as one likes, archived in the end. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Flag {
    private static final int MOST_TARGETS = 10_000;
    private static final int MOST_PLANNED = 20;

    @AggregateIdentifier
    private FlagKey key;

    private FlagDefinition definition;
    private Splits splits;
    private boolean on;
    private boolean archived;
    private int planned;
    private Map<String, VariationId> targets = new HashMap<>();
    private Map<Integer, ScheduledChange> changes = new HashMap<>();

    protected Flag() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Flag(CreateFlag command, KnownFlags known) {
        FlagChecks.check(command.flag(), command.definition(), known);
        apply(new FlagCreated(
                command.flag(), command.definition(), Splits.NONE.of(command.definition()), command.salt()));
    }

    @CommandHandler
    void on(UpdateFlag command, KnownFlags known, @MetaDataValue(ContextKeys.IF_MATCH) @Nullable Long seen) {
        requirePresent();
        require(!on || seen != null, new VersionRequired(getVersion()));
        define(command.definition(), known, OptionalInt.empty());
    }

    @CommandHandler
    void on(EnableFlag command) {
        requirePresent();
        if (!on) {
            apply(new FlagEnabled(key, command.reason(), OptionalInt.empty()));
        }
    }

    @CommandHandler
    void on(DisableFlag command) {
        requirePresent();
        if (on) {
            apply(new FlagDisabled(key, command.reason(), OptionalInt.empty()));
        }
    }

    @CommandHandler
    void on(ArchiveFlag command) {
        requirePresent();
        require(!on, new NotAllowedInStatus("Flag '" + key.id() + "' is on: switch it off before archiving it."));
        apply(new FlagArchived(key));
    }

    @CommandHandler
    void on(SetTarget command) {
        requirePresent();
        require(
                definition.has(command.variation()),
                new Invalid("/variation", "is no variation of flag '" + key.id() + "'"));
        var present = targets.get(command.user().toString());
        require(
                present != null || targets.size() < MOST_TARGETS,
                new Conflict("Flag '" + key.id() + "' has " + MOST_TARGETS
                        + " single users, which is the most: put them into a segment."));
        if (!command.variation().equals(present)) {
            apply(new TargetSet(key, command.user(), command.variation()));
        }
    }

    @CommandHandler
    void on(RemoveTarget command) {
        require(
                targets.containsKey(command.user().toString()),
                new NotFound("This user has no variation of their own in flag '" + key.id() + "'."));
        apply(new TargetRemoved(key, command.user()));
    }

    @CommandHandler
    int on(ScheduleFlagChange command, KnownFlags known, Clock clock) {
        requirePresent();
        require(
                changes.size() < MOST_PLANNED,
                new Conflict("Flag '" + key.id() + "' has " + MOST_PLANNED + " planned changes, which is the most."));
        FlagChecks.checkPlan(command.change(), clock.instant());
        command.change().definition().ifPresent(next -> check(next, known));
        int number = planned + 1;
        apply(new FlagChangeScheduled(key, number, command.change()));
        return number;
    }

    @CommandHandler
    void on(CancelFlagChange command) {
        requirePlanned(command.number());
        apply(new FlagChangeDropped(key, command.number(), "taken back"));
    }

    /** A change that has become invalid meanwhile is dropped, with the reason, instead of staying due. */
    @CommandHandler
    void on(CarryOutFlagChange command, KnownFlags known, Clock clock) {
        var change = requirePlanned(command.number());
        require(!change.at().isAfter(clock.instant()), new Conflict("The change is planned for " + change.at() + "."));
        var number = OptionalInt.of(command.number());
        try {
            requirePresent();
            change.definition().ifPresent(next -> define(next, known, number));
            change.on().ifPresent(next -> turn(next, change.reason(), number));
        } catch (Rejected invalid) {
            apply(new FlagChangeDropped(key, command.number(), String.valueOf(invalid.getMessage())));
            return;
        }
        if (changes.containsKey(command.number())) {
            apply(new FlagChangeDropped(key, command.number(), "nothing was left to change"));
        }
    }

    private void turn(boolean next, String reason, OptionalInt change) {
        if (next && !on) {
            apply(new FlagEnabled(key, reason, change));
        } else if (!next && on) {
            apply(new FlagDisabled(key, reason, change));
        }
    }

    private void define(FlagDefinition next, KnownFlags known, OptionalInt change) {
        check(next, known);
        if (!next.equals(definition)) {
            apply(new FlagUpdated(key, next, splits.of(next), change));
        }
    }

    private void check(FlagDefinition next, KnownFlags known) {
        FlagChecks.check(key, next, known);
        FlagChecks.checkKept(definition, next, targets.values());
    }

    @EventSourcingHandler
    void on(FlagCreated event) {
        key = event.flag();
        definition = event.definition();
        splits = event.splits();
    }

    @EventSourcingHandler
    void on(FlagUpdated event) {
        definition = event.definition();
        splits = event.splits();
        event.change().ifPresent(changes::remove);
    }

    @EventSourcingHandler
    void on(FlagEnabled event) {
        on = true;
        event.change().ifPresent(changes::remove);
    }

    @EventSourcingHandler
    void on(FlagDisabled event) {
        on = false;
        event.change().ifPresent(changes::remove);
    }

    @EventSourcingHandler
    void on(FlagArchived event) {
        archived = true;
        changes.clear();
    }

    @EventSourcingHandler
    void on(TargetSet event) {
        targets.put(event.user().toString(), event.variation());
    }

    @EventSourcingHandler
    void on(TargetRemoved event) {
        targets.remove(event.user().toString());
    }

    @EventSourcingHandler
    void on(FlagChangeScheduled event) {
        planned = event.number();
        changes.put(event.number(), event.change());
    }

    @EventSourcingHandler
    void on(FlagChangeDropped event) {
        changes.remove(event.number());
    }

    private ScheduledChange requirePlanned(int number) {
        var change = changes.get(number);
        if (change == null) {
            throw new Rejected(new NotFound("Flag '" + key.id() + "' has no planned change " + number + "."));
        }
        return change;
    }

    private void requirePresent() {
        require(!archived, new NotAllowedInStatus("Flag '" + key.id() + "' is archived and cannot be changed."));
    }
}
