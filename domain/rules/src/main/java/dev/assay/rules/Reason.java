package dev.assay.rules;

/** Why a unit was given what it was given; the names are those of the HTTP contract. */
public enum Reason {
    /** The experiment does not run: draft, scheduled, paused, stopped or archived. */
    NOT_RUNNING,
    /** The person asked not to take part in experiments. */
    OPTED_OUT,
    /** A bot, internal traffic, or one of the experiment's exclusion rules holds. */
    EXCLUDED,
    /** An admin gave this unit this variant. */
    FORCED,
    /** The unit is held out of experiments, to measure them all together. */
    HOLDOUT,
    /** Another experiment of the same layer has this unit. */
    LAYER,
    /** Some targeting rule does not hold. */
    TARGETING,
    /** The unit keeps the variant it had before. */
    STICKY,
    /** Eligible, but outside the covered share. */
    COVERAGE,
    /** The unit's bucket decided. */
    SPLIT,
    /** Something unexpected happened while deciding. */
    ERROR,
    /** There is no such experiment. */
    UNKNOWN_EXPERIMENT;

    /** Whether the unit takes part; all others are served the control as a default. */
    public boolean isInExperiment() {
        return this == FORCED || this == STICKY || this == SPLIT;
    }
}
