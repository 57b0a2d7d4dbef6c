package dev.assay.rules.flag;

import org.jspecify.annotations.Nullable;

/** The variations an admin gave to single units, by their {@link dev.assay.rules.UserMarks marks}. */
@FunctionalInterface
public interface Targets {
    Targets NONE = mark -> null;

    /** The unit's variation, or null when it has none of its own. */
    @Nullable
    String variationOf(long mark);
}
