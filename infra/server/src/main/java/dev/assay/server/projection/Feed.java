package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** A log as projections read it: what its messages carry, whose it is, and what must stay in order. */
interface Feed<E> {
    StreamableMessageSource<TrackedEventMessage<?>> source();

    /** The events a message of the log carries, in the log's order. */
    List<E> open(TrackedEventMessage<?> message);

    CompanyId company(E event);

    /** Events of one sequence depend on each other: behind one that failed, the later ones wait. */
    String sequence(E event);

    /** One event by itself, as it is kept among the dead letters. */
    EventMessage<?> letter(E event, TrackedEventMessage<?> carrier);

    /** The event of a dead letter. */
    E read(EventMessage<?> letter);

    /** How many messages are taken into one transaction. */
    int batchSize();
}
