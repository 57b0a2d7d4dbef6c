package dev.assay.server.projection;

import dev.assay.model.Scope;
import dev.assay.model.company.CompanyId;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.EventTypes;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.postgres.eventstore.LifecycleEvents;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The event store: one event a message, in order within each aggregate's stream. */
final class LifecycleFeed implements Feed<LifecycleEvent> {
    private static final int BATCH = 200;
    private static final String SYSTEM = "system";

    private final StreamableMessageSource<TrackedEventMessage<?>> store;

    LifecycleFeed(StreamableMessageSource<TrackedEventMessage<?>> store) {
        this.store = store;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> source() {
        return store;
    }

    @Override
    public List<LifecycleEvent> open(TrackedEventMessage<?> message) {
        return List.of(read(message));
    }

    @Override
    public LifecycleEvent read(EventMessage<?> letter) {
        var position = LifecycleEvents.position(letter).orElse(-1);
        var type = EventTypes.nameOf(letter.getPayloadType());
        if (letter instanceof DomainEventMessage<?> domain) {
            var stream = domain.getAggregateIdentifier();
            return new LifecycleEvent(
                    position,
                    letter.getTimestamp(),
                    context(letter, stream),
                    type,
                    stream,
                    domain.getSequenceNumber(),
                    letter.getPayload());
        }
        // Published beside any aggregate, such as a look at results: a stream of its own.
        var stream = letter.getIdentifier();
        return new LifecycleEvent(
                position, letter.getTimestamp(), context(letter, stream), type, stream, 0, letter.getPayload());
    }

    @Override
    public CompanyId company(LifecycleEvent event) {
        return event.context().scope().company();
    }

    @Override
    public String sequence(LifecycleEvent event) {
        return event.stream();
    }

    @Override
    public EventMessage<?> letter(LifecycleEvent event, TrackedEventMessage<?> carrier) {
        return carrier;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    private static EventContext context(EventMessage<?> message, String stream) {
        return new EventContext(
                Scope.of(
                        // What the platform does by itself may lack a context: a stream's name begins with its company.
                        text(message, ContextKeys.COMPANY, stream.split("/", 2)[0]),
                        text(message, ContextKeys.ENVIRONMENT, "production")),
                text(message, ContextKeys.ACTOR, SYSTEM),
                text(message, ContextKeys.ROLE, SYSTEM),
                text(message, ContextKeys.REQUEST, ""),
                text(message, ContextKeys.ADDRESS_HASH, ""));
    }

    private static String text(EventMessage<?> message, String key, String otherwise) {
        var value = message.getMetaData().get(key);
        return value == null ? otherwise : value.toString();
    }
}
