package dev.assay.rules.flag;

import java.util.List;

/**
 * What {@link FlagRules} are made from.
 *
 * @param salt makes the flag's buckets independent of all others'
 * @param variations by their ids, in the order that {@link FlagEvaluation#variation} counts in
 * @param off what is served while the flag is off
 * @param targets the variations of single units
 * @param rules the first that holds decides
 * @param otherwise decides where no rule does
 */
public record FlagPlan(
        boolean on,
        String salt,
        List<String> variations,
        String off,
        List<Prerequisite> prerequisites,
        Targets targets,
        List<FlagRule> rules,
        Serving otherwise) {
    public FlagPlan {
        variations = List.copyOf(variations);
        prerequisites = List.copyOf(prerequisites);
        rules = List.copyOf(rules);
    }
}
