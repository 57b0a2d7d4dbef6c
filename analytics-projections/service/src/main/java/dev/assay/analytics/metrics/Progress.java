package dev.assay.analytics.metrics;

import dev.assay.model.projection.Generation;
import java.time.Instant;

/** How far a generation has read the behaviour log. */
@FunctionalInterface
public interface Progress {
    Reached of(Generation generation);

    /** @param at when the position was reached */
    record Reached(long position, Instant at) {}
}
