package dev.assay.server.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.company.CompanyId;
import dev.assay.postgres.behaviour.BehaviourSource;
import dev.assay.postgres.behaviour.EventsAhead;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The behaviour log: a message carries as many events as were there to read, in order within each user. */
final class BehaviourFeed implements Feed<BehaviourEvent> {
    /** A stream gives its next message when the last one's events were taken: there is never a second one to add. */
    private static final int BATCH = 1;

    private final BehaviourSource log;

    BehaviourFeed(BehaviourSource log) {
        this.log = log;
    }

    @Override
    public StreamableMessageSource<TrackedEventMessage<?>> source() {
        return log;
    }

    @Override
    public List<BehaviourEvent> open(TrackedEventMessage<?> message) {
        return ((EventsAhead) message.getPayload()).take();
    }

    @Override
    public CompanyId company(BehaviourEvent event) {
        return event.scope().company();
    }

    /** A user's, in one environment: what a faulty event holds up is its own user's. */
    @Override
    public String sequence(BehaviourEvent event) {
        return event.scope().environment() + "/" + event.user();
    }

    @Override
    public EventMessage<?> letter(BehaviourEvent event, TrackedEventMessage<?> carrier) {
        return new GenericEventMessage<>(new GenericMessage<>(event), event::receivedAt);
    }

    @Override
    public BehaviourEvent read(EventMessage<?> letter) {
        return (BehaviourEvent) letter.getPayload();
    }

    @Override
    public int batchSize() {
        return BATCH;
    }
}
