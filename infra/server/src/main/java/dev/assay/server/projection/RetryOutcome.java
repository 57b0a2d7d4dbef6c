package dev.assay.server.projection;

/**
 * What came of applying dead letters again.
 *
 * @param retried letters that are applied now
 * @param failed letters that failed again: one a sequence
 * @param remaining letters that are left, those behind a failed one among them
 */
public record RetryOutcome(int retried, int failed, long remaining) {}
