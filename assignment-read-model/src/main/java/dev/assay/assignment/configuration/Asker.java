package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.rules.Attributes;

/** The user a decision is about, and what is known of the user. Whatever costs something is asked for only where it matters. */
public interface Asker extends Attributes {
    String userId();

    /** Costs a keyed hash. */
    UserReference reference();

    /** Whether the request is known for a bot's. */
    boolean excluded();

    /** Whether the user asked not to take part in experiments. */
    boolean optedOut();

    /** Whether the user takes part in another experiment. */
    boolean takesPartIn(ExperimentId experiment);
}
