package dev.assay.model.metric;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way is better. */
public enum Direction {
    @JsonProperty("increase")
    INCREASE,
    @JsonProperty("decrease")
    DECREASE
}
