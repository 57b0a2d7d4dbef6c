package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A variant's slug, unique in its experiment. */
public record VariantId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VariantId {
        Slug.require("a variant id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
