package dev.assay.rules.flag;

import org.jspecify.annotations.Nullable;

/**
 * Which variation a unit is served, and why.
 *
 * @param variation the index among the flag's variations
 * @param rule the id of the rule that decided, null where none did
 * @param experiment the experiment that decided, null where none did
 */
public record FlagEvaluation(
        int variation,
        FlagReason reason,
        @Nullable String rule,
        @Nullable String experiment) {
    static FlagEvaluation of(int variation, FlagReason reason) {
        return new FlagEvaluation(variation, reason, null, null);
    }
}
