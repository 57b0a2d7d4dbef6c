package dev.assay.client;

import org.jspecify.annotations.Nullable;

/**
 * What a flag serves, and why.
 *
 * @param value the variation's value, or the caller's default
 * @param variant the variation's id, null when the default is served
 * @param reason in OpenFeature's words, such as {@code TARGETING_MATCH}; {@code ERROR} when the default is served
 * @param error OpenFeature's error code, such as {@code FLAG_NOT_FOUND}, null without an error
 * @param rule the rule that decided, if any
 * @param experiment the experiment that decided, if any
 */
public record FlagDetails<T>(
        T value,
        @Nullable String variant,
        String reason,
        @Nullable String error,
        @Nullable String rule,
        @Nullable String experiment) {
    static <T> FlagDetails<T> failed(T otherwise, String error) {
        return new FlagDetails<>(otherwise, null, "ERROR", error, null, null);
    }
}
