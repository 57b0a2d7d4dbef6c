package dev.assay.statistics;

/**
 * What a result is worth. Only {@link #OK} and {@link #COVARIATE_CONSTANT} come with a test; what is unknown is absent, never
 * 0 or 1.
 */
public enum Status {
    OK,
    /** An arm has no users. */
    EMPTY_ARM,
    /** Fewer than two users in an arm, or than the method needs: no variance, or nothing to compare. */
    INSUFFICIENT_DATA,
    /** All values are equal within each arm. */
    ZERO_VARIANCE,
    /** Nobody converted, or everybody did. */
    NO_VARIATION,
    /** The control's mean is zero: no relative effect exists. */
    BASELINE_ZERO,
    /** The totals a ratio divides by are zero in an arm. */
    DENOMINATOR_ZERO,
    /** The covariate does not vary within the arms: it explains nothing, and the result is the unadjusted one. */
    COVARIATE_CONSTANT,
    /** A row or column of the table is empty. */
    DEGENERATE_TABLE,
    /** No user at all. */
    NO_TRAFFIC,
    /** Only one arm is meant to have users. */
    SINGLE_ARM,
    /** Users in an arm that should have none. */
    TRAFFIC_IN_ZERO_WEIGHT_ARM
}
