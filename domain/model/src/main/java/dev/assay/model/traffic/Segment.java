package dev.assay.model.traffic;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.json.Checks;
import dev.assay.model.json.Faults;
import dev.assay.rules.MarkSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A segment's life: a rule that users fulfil, a list of users, or both. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Segment {
    private static final int MOST_USERS = 1_000_000;

    @AggregateIdentifier
    private SegmentKey key;

    private SegmentDefinition definition;
    private MarkSet users = MarkSet.EMPTY;
    private boolean archived;

    protected Segment() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Segment(CreateSegment command) {
        check(command.definition());
        apply(new SegmentCreated(command.segment(), command.definition()));
    }

    @CommandHandler
    void on(UpdateSegment command) {
        requirePresent();
        check(command.definition());
        if (!command.definition().equals(definition)) {
            apply(new SegmentUpdated(key, command.definition()));
        }
    }

    @CommandHandler
    void on(ChangeSegmentUsers command) {
        requirePresent();
        var added = command.added().minus(users);
        var removed = command.removed().minus(command.removed().minus(users));
        require(
                users.size() + added.size() - removed.size() <= MOST_USERS,
                new Conflict("Segment '" + key.id() + "' would list " + (users.size() + added.size() - removed.size())
                        + " users; the most is " + MOST_USERS + "."));
        if (added.size() + removed.size() > 0) {
            apply(new SegmentUsersChanged(key, added, removed));
        }
    }

    @CommandHandler
    void on(ArchiveSegment command) {
        requirePresent();
        apply(new SegmentArchived(key));
    }

    @EventSourcingHandler
    void on(SegmentCreated event) {
        key = event.segment();
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(SegmentUpdated event) {
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(SegmentUsersChanged event) {
        users = users.plus(event.added()).minus(event.removed());
    }

    @EventSourcingHandler
    void on(SegmentArchived event) {
        archived = true;
    }

    /** Segments are not made of segments: what one means is seen at a glance, and there are no cycles. */
    private static void check(SegmentDefinition definition) {
        var faults = new Faults();
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        Checks.conditions("/conditions", definition.conditions(), faults);
        for (int i = 0; i < definition.conditions().size(); i++) {
            if (Checks.asksForSegment(definition.conditions().get(i))) {
                faults.add("/conditions/" + i, "must not ask for another segment");
            }
        }
        faults.refuseIfAny();
    }

    private void requirePresent() {
        require(!archived, new NotAllowedInStatus("Segment '" + key.id() + "' is archived and cannot be changed."));
    }
}
