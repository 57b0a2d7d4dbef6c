package dev.assay.model.flag;

import dev.assay.rules.Condition;
import java.util.List;

/**
 * One step of a flag: the first whose conditions all hold decides.
 *
 * @param id unique in the flag; a split keeps its users as long as its rule keeps its id
 */
public record Rule(String id, String description, List<Condition> conditions, Serve serve) {
    /** What stands where no rule holds is named like this among the splits. */
    public static final String DEFAULT = "default";

    public Rule {
        conditions = List.copyOf(conditions);
    }
}
