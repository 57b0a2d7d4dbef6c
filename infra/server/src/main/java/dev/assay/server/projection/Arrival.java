package dev.assay.server.projection;

import dev.assay.model.event.LifecycleEvent;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An event and the message it came in. */
record Arrival<E>(E event, TrackedEventMessage<?> carrier) {
    /** Where it stands in its log. */
    long position() {
        return event instanceof LifecycleEvent lifecycle
                ? lifecycle.position()
                : Tokens.position(carrier.trackingToken());
    }
}
