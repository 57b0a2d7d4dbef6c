package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
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

    /** The variant the user had before and keeps, or null; asked of experiments that are sticky. */
    @Nullable
    String kept(ExperimentId experiment);
}
