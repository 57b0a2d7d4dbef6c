package dev.assay.model.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of a user's matching events is measured. */
public enum MetricKind {
    /** Whether there was at least one. */
    @JsonProperty("conversion")
    CONVERSION,
    /** How many there were. */
    @JsonProperty("count")
    COUNT,
    /** The sum of their value property; its mean over all exposed users is compared. */
    @JsonProperty("mean")
    MEAN,
    /** The sum or number of all users' events over that of another event, such as clicks a session. */
    @JsonProperty("ratio")
    RATIO,
    /** A quantile of the value property over all events, such as the 90th percentile of load times. */
    @JsonProperty("quantile")
    QUANTILE,
    /** Whether there was at least one between two moments after the first exposure. */
    @JsonProperty("retention")
    RETENTION,
    /** Whether the user went through all steps, in their order. */
    @JsonProperty("funnel")
    FUNNEL;

    /** Whether a user's value is 0 or 1. */
    public boolean isRate() {
        return this == CONVERSION || this == RETENTION || this == FUNNEL;
    }
}
