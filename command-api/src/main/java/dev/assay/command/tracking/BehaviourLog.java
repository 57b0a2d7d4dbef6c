package dev.assay.command.tracking;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The append-only log of what users did. Many callers' events share one commit. */
public interface BehaviourLog {
    /**
     * Appends all events or none. The future completes when they are durable, or fails with {@link Unavailable} when they
     * are not in the log and never will be.
     */
    CompletableFuture<Void> append(List<BehaviourEvent> events);

    /** The log cannot take events now; try again later. */
    final class Unavailable extends RuntimeException {
        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
