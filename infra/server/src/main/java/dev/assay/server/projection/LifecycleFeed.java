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
        var stream = stream(letter);
        return new LifecycleEvent(
                LifecycleEvents.position(letter).orElse(-1),
                letter.getTimestamp(),
                context(letter, stream),
                EventTypes.nameOf(letter.getPayloadType()),
                stream,
                letter instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0,
                letter.getPayload());
    }

    /** What is published beside any aggregate, such as a look at results, is a stream of its own. */
    private static String stream(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
    }

    @Override
    public CompanyId company(LifecycleEvent event) {
        return event.context().scope().company();
    }

    /** Whose the event of a message is, without reading its payload. */
    boolean isOf(CompanyId company, EventMessage<?> message) {
        return company(message, stream(message)).equals(company.value());
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
                Scope.of(company(message, stream), text(message, ContextKeys.ENVIRONMENT, "production")),
                text(message, ContextKeys.ACTOR, SYSTEM),
                text(message, ContextKeys.ROLE, SYSTEM),
                text(message, ContextKeys.REQUEST, ""),
                text(message, ContextKeys.ADDRESS_HASH, ""));
    }

    /** What the platform does by itself may lack a context: a stream's name begins with its company. */
    private static String company(EventMessage<?> message, String stream) {
        return text(message, ContextKeys.COMPANY, stream.split("/", 2)[0]);
    }

    private static String text(EventMessage<?> message, String key, String otherwise) {
        var value = message.getMetaData().get(key);
        return value == null ? otherwise : value.toString();
    }
}
