package dev.assay.model.projection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A projection, named after the view it keeps: {@code catalogue}, {@code audit}, {@code assignment}, {@code metrics}. */
public record ProjectionName(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProjectionName {
        Slug.require("a projection name", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
