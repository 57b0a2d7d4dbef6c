package dev.assay.model.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A metric's slug, unique in its company. */
public record MetricId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MetricId {
        Slug.require("a metric id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
