package dev.assay.model.traffic;

import dev.assay.rules.Condition;
import java.util.List;

/**
 * Whom a segment has besides the users it lists.
 *
 * @param conditions all must hold; with none, only listed users belong to it
 */
public record SegmentDefinition(String name, String description, List<Condition> conditions) {
    public SegmentDefinition {
        conditions = List.copyOf(conditions);
    }
}
