package dev.assay.model.experiment;

import java.time.Duration;

/**
 * A bandit that divides traffic by itself.
 *
 * @param floor no variant gets less
 * @param epsilon the share that explores, as a fraction; for {@link AllocationProposal.Strategy#EPSILON_GREEDY}
 * @param every how often it divides anew
 */
public record BanditPlan(AllocationProposal.Strategy strategy, Percent floor, double epsilon, Duration every) {
    /** The settings of an experiment's n-th proposal: each has a seed of its own, and the same again. */
    public AllocationProposal.Settings settings(int proposal) {
        return new AllocationProposal.Settings(strategy, floor, epsilon, proposal);
    }
}
