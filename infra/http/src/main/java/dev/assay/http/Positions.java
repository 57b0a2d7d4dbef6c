package dev.assay.http;

import java.util.concurrent.CompletableFuture;

/** How far this node's configuration has got in the event store; lets a caller read its own writes. */
public interface Positions {
    /**
     * Completes once this node has seen the position. Whoever waits completes the future itself when it gives up, so an
     * implementation drops the ones already done.
     */
    CompletableFuture<?> reached(long position);

    /** How old, at most, what this node knows is. */
    default long ageSeconds() {
        return 0;
    }
}
