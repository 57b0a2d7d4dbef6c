package dev.assay.model.traffic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A segment's slug, unique in its environment. */
public record SegmentId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SegmentId {
        Slug.require("a segment id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
