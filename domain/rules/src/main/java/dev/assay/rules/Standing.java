package dev.assay.rules;

import org.jspecify.annotations.Nullable;

/** How one unit stands to one experiment, besides what the experiment's plan says. Asked only for what matters. */
public interface Standing {
    /** Of a unit nothing else is known of. */
    Standing NONE = new Standing() {};

    /** Whether the person asked not to take part in experiments. */
    default boolean optedOut() {
        return false;
    }

    /** Whether the request is known for a bot's or for internal traffic. */
    default boolean excluded() {
        return false;
    }

    /** The variant an admin gave to the unit, or null; asked before the plan's. */
    default @Nullable String given() {
        return null;
    }

    /** The variant the unit had before and keeps, or null. */
    default @Nullable String kept() {
        return null;
    }
}
