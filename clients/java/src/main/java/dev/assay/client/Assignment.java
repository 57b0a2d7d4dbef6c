package dev.assay.client;

import org.jspecify.annotations.Nullable;

/**
 * A user's part in an experiment.
 *
 * @param variantId null when there is no such running experiment
 * @param config the variant's, as maps, lists, texts, numbers and booleans
 * @param reason why, as {@code POST /assign} names it
 * @param inExperiment whether the user takes part; others are served the control
 */
public record Assignment(
        String experimentId,
        @Nullable String variantId,
        @Nullable Object config,
        String reason,
        boolean inExperiment) {}
