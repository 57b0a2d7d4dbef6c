package dev.assay.model.projection;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.NotFound;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;

/** The generations of one company's part of a projection: one is read, at most one more is being built or compared. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Rebuilds {
    private static final int NONE = 0;

    @AggregateIdentifier
    private ProjectionKey key;

    private int live = 1;
    private int newest = 1;
    private int shadow = NONE;
    private boolean ready;

    protected Rebuilds() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int on(RequestRebuild command) {
        require(
                shadow == NONE,
                new Conflict("Generation " + shadow + " is not settled yet: promote or discard it first."));
        var next = newest + 1;
        apply(new RebuildRequested(command.key().company(), command.key().projection(), next, command.reason()));
        return next;
    }

    @CommandHandler
    void on(CompleteRebuild command) {
        requireShadow(command.generation());
        if (!ready) {
            apply(new RebuildCompleted(
                    key.company(),
                    key.projection(),
                    command.generation(),
                    command.events(),
                    command.checksum(),
                    command.liveChecksum()));
        }
    }

    @CommandHandler
    void on(FailRebuild command) {
        requireShadow(command.generation());
        apply(new RebuildFailed(key.company(), key.projection(), command.generation(), command.cause()));
    }

    @CommandHandler
    void on(PromoteGeneration command) {
        requireShadow(command.generation());
        require(ready, new Conflict("Generation " + shadow + " has not caught up yet."));
        apply(new GenerationPromoted(key.company(), key.projection(), command.generation(), live, command.reason()));
    }

    @CommandHandler
    void on(DiscardGeneration command) {
        requireShadow(command.generation());
        apply(new GenerationDiscarded(key.company(), key.projection(), command.generation(), command.reason()));
    }

    @EventSourcingHandler
    void on(RebuildRequested event) {
        key = new ProjectionKey(event.company(), event.projection());
        shadow = event.generation();
        newest = event.generation();
        ready = false;
    }

    @EventSourcingHandler
    void on(RebuildCompleted event) {
        ready = true;
    }

    @EventSourcingHandler
    void on(RebuildFailed event) {
        shadow = NONE;
    }

    @EventSourcingHandler
    void on(GenerationPromoted event) {
        live = event.generation();
        shadow = NONE;
    }

    @EventSourcingHandler
    void on(GenerationDiscarded event) {
        shadow = NONE;
    }

    private void requireShadow(int generation) {
        require(shadow == generation, NotFound.of("generation waiting", generation));
    }
}
