package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an experiment is in its life. */
public enum Status {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("archived")
    ARCHIVED;

    /** Whether users have been, or may be, assigned: what they saw must stay what it is. */
    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
