package dev.assay.postgres.eventstore;

import dev.assay.model.Scope;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.EventTypes;
import dev.assay.model.event.LifecycleEvent;
import java.util.OptionalLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/** Turns Axon's messages into the model's own form of an event. */
public final class LifecycleEvents {
    /** The metadata key under which the store tells an event's own position. */
    static final String POSITION = "position";

    private LifecycleEvents() {}

    /** An event's own place in the store; messages that never were in it have none. */
    public static OptionalLong position(EventMessage<?> message) {
        return message.getMetaData().get(POSITION) instanceof Number position
                ? OptionalLong.of(position.longValue())
                : OptionalLong.empty();
    }

    public static LifecycleEvent from(TrackedEventMessage<?> message) {
        return from(
                message,
                position(message)
                        .orElseThrow(() -> new IllegalArgumentException("the event has no position in the store")));
    }

    public static LifecycleEvent from(EventMessage<?> message, long position) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("no event of an aggregate: " + message.getPayloadType());
        }
        return new LifecycleEvent(
                position,
                message.getTimestamp(),
                context(message.getMetaData()),
                EventTypes.nameOf(message.getPayloadType()),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                message.getPayload());
    }

    private static EventContext context(MetaData metadata) {
        return new EventContext(
                Scope.of(text(metadata, ContextKeys.COMPANY), text(metadata, ContextKeys.ENVIRONMENT)),
                text(metadata, ContextKeys.ACTOR),
                text(metadata, ContextKeys.ROLE),
                text(metadata, ContextKeys.REQUEST),
                text(metadata, ContextKeys.ADDRESS_HASH));
    }

    private static String text(MetaData metadata, String key) {
        if (metadata.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the event's metadata lacks " + key);
    }
}
