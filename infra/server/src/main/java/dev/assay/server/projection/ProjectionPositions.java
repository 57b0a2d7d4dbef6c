package dev.assay.server.projection;

import dev.assay.model.projection.ProjectionName;
import java.time.Duration;

/** Lets a reader wait until a view has seen what was written: read your own writes, on every node. */
public interface ProjectionPositions {
    /**
     * Waits until the projection has seen the event store up to a position.
     *
     * @return false when the time ran out before
     */
    boolean await(ProjectionName projection, long lifecyclePosition, Duration timeout);
}
