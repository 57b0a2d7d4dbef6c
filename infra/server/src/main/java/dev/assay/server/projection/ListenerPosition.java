package dev.assay.server.projection;

import java.time.Duration;

/** How far a {@link LifecycleListener} that answers readers has come. */
@FunctionalInterface
public interface ListenerPosition {
    /** False when the time ran out before. */
    boolean await(long lifecyclePosition, Duration timeout);
}
