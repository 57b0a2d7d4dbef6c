package dev.assay.rules;

import org.jspecify.annotations.Nullable;

/** The variants an admin gave to single units. */
@FunctionalInterface
public interface ForcedVariants {
    ForcedVariants NONE = unit -> null;

    /** The unit's variant, or null when it has none of its own. */
    @Nullable
    String variantOf(String unit);
}
