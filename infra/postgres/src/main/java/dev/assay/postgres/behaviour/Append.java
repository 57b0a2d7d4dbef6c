package dev.assay.postgres.behaviour;

import java.util.concurrent.CompletableFuture;

/**
 * One caller's events on their way into the log.
 *
 * @param deadline by {@link System#nanoTime}: until then the caller must have an answer
 */
record Append(EncodedEvents events, long deadline, CompletableFuture<Void> answer) {
    boolean isDue(long now) {
        return deadline - now <= 0;
    }
}
