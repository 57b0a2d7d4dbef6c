package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** An experiment's slug, chosen by the caller, unique in its company and environment. */
public record ExperimentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExperimentId {
        Slug.require("an experiment id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
