package dev.assay.rules.flag;

import org.jspecify.annotations.Nullable;

/** What else a flag's decision about one unit may depend on. */
public interface Surroundings {
    Surroundings NONE = new Surroundings() {
        @Override
        public @Nullable FlagRules flag(String id) {
            return null;
        }

        @Override
        public @Nullable String variantIn(String experiment) {
            return null;
        }
    };

    /** Another flag, or null when there is none of that id. */
    @Nullable
    FlagRules flag(String id);

    /** The unit's variant of an experiment it takes part in, or null. */
    @Nullable
    String variantIn(String experiment);
}
