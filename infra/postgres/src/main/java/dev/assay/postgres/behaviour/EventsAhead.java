package dev.assay.postgres.behaviour;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a message of the log carries. Until somebody takes the events they count as read ahead, and no more are read. */
public final class EventsAhead {
    private final List<BehaviourEvent> events;
    private final Runnable whenTaken;
    private final AtomicBoolean taken = new AtomicBoolean();

    EventsAhead(List<BehaviourEvent> events, Runnable whenTaken) {
        this.events = events;
        this.whenTaken = whenTaken;
    }

    /** The events, in the log's order; also when asked again. */
    public List<BehaviourEvent> take() {
        if (taken.compareAndSet(false, true)) {
            whenTaken.run();
        }
        return events;
    }
}
