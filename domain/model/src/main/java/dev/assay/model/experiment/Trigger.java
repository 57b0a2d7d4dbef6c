package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What made an experiment start or stop. */
public enum Trigger {
    @JsonProperty("manual")
    MANUAL,
    @JsonProperty("schedule")
    SCHEDULE
}
