package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Attributes;
import org.jspecify.annotations.Nullable;

/** The user a decision is about, and what is known of the user. Whatever costs something is asked for only where it matters. */
public interface Asker extends Attributes {
    String userId();

    /** Costs a keyed hash. */
    UserReference reference();

    /** Whether the request is known for a bot's. */
    boolean excluded();

    /** Whether the user asked not to take part in experiments. */
    boolean optedOut();

    /** The variant the user keeps in a sticky experiment, or null. May ask a store. */
    default @Nullable String keptIn(ExperimentId experiment) {
        return null;
    }

    /** Keeps the variant of a sticky experiment that the user is given. */
    default void keep(ExperimentId experiment, VariantId variant) {}

    /** Whether the user takes part in another experiment. */
    boolean takesPartIn(ExperimentId experiment);
}
