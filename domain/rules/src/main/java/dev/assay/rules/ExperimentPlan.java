package dev.assay.rules;

import java.util.List;

/**
 * What {@link ExperimentRules} are made from.
 *
 * @param salt makes the experiment's buckets independent of all others'
 * @param coverage the share of eligible units that take part, in basis points
 * @param control the variant of whoever does not take part
 * @param targeting all must hold
 * @param exclusions none may hold
 */
public record ExperimentPlan(
        boolean running,
        String salt,
        int coverage,
        Allocation allocation,
        String control,
        List<Condition> targeting,
        List<Condition> exclusions,
        ForcedVariants forced) {
    public ExperimentPlan {
        targeting = List.copyOf(targeting);
        exclusions = List.copyOf(exclusions);
    }
}
