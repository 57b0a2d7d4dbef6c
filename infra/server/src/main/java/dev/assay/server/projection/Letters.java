package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** The dead letters of a view: each generation has its own, so one company's never hold up another's. */
interface Letters {
    SequencedDeadLetterQueue<EventMessage<?>> queue(Generation generation);

    /** The sequences of which something lies in the queue. */
    Set<String> waiting(Generation generation);

    long count(Generation generation);

    /** The first ones by their position in the log. */
    List<Letter> list(Generation generation, int limit);
}
