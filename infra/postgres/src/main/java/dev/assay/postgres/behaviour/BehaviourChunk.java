package dev.assay.postgres.behaviour;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;

/**
 * Consecutive events of the log.
 *
 * @param lastPosition where the last of them stands; where reading began when there are none
 */
public record BehaviourChunk(List<BehaviourEvent> events, long lastPosition) {
    static BehaviourChunk none(long after) {
        return new BehaviourChunk(List.of(), after);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }
}
