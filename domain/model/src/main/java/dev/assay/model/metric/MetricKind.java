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
    MEAN
}
