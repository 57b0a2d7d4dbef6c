package dev.assay.server.projection;

import java.time.Duration;

/** How far everything that people read on this node has come. */
public interface ReadPositions {
    /**
     * Waits until every view kept from the event store has seen a position.
     *
     * @return false when the time ran out before
     */
    boolean await(long lifecyclePosition, Duration timeout);
}
