package dev.assay.rules;

import java.util.List;
import java.util.Optional;

/**
 * What {@link ExperimentRules} are made from.
 *
 * @param salt makes the experiment's buckets independent of all others'
 * @param coverage the share of eligible units that take part, in basis points
 * @param control the variant of whoever does not take part
 * @param targeting all must hold
 * @param exclusions none may hold
 * @param holdouts whoever is in one of them takes no part
 * @param layer the part of its layer's units that may take part; empty when it shares its units with all
 */
public record ExperimentPlan(
        boolean running,
        String salt,
        int coverage,
        Allocation allocation,
        String control,
        List<Condition> targeting,
        List<Condition> exclusions,
        ForcedVariants forced,
        List<UnitShare> holdouts,
        Optional<UnitShare> layer) {
    public ExperimentPlan {
        holdouts = List.copyOf(holdouts);
        targeting = List.copyOf(targeting);
        exclusions = List.copyOf(exclusions);
    }

    /** One that nobody is held out of, in no layer. */
    public ExperimentPlan(
            boolean running,
            String salt,
            int coverage,
            Allocation allocation,
            String control,
            List<Condition> targeting,
            List<Condition> exclusions,
            ForcedVariants forced) {
        this(running, salt, coverage, allocation, control, targeting, exclusions, forced, List.of(), Optional.empty());
    }
}
