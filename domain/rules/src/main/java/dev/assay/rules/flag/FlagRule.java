package dev.assay.rules.flag;

import dev.assay.rules.Condition;
import java.util.List;

/**
 * One step of a flag.
 *
 * @param conditions all must hold
 */
public record FlagRule(String id, List<Condition> conditions, Serving serving) {
    public FlagRule {
        conditions = List.copyOf(conditions);
    }
}
