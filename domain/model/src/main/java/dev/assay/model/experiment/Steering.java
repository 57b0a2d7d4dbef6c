package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Who moves an experiment's traffic, and whether users move with it.
 *
 * @param sticky whether a user keeps the variant once given, when allocation, coverage or targeting change
 * @param rollout widens by a plan; only with {@link Strategy#GRADUAL}
 * @param bandit divides by evidence; only with {@link Strategy#BANDIT}
 */
public record Steering(
        @JsonProperty("allocation_strategy") Strategy strategy,
        boolean sticky,
        Optional<RolloutPlan> rollout,
        Optional<BanditPlan> bandit) {
    public static final Steering FIXED = new Steering(Strategy.FIXED, false, Optional.empty(), Optional.empty());

    /** Who moves traffic. */
    public enum Strategy {
        /** Nobody but an admin. */
        @JsonProperty("fixed")
        FIXED,
        /** A plan of phases, watched by guardrails. */
        @JsonProperty("gradual")
        GRADUAL,
        /** A bandit. */
        @JsonProperty("bandit")
        BANDIT
    }
}
