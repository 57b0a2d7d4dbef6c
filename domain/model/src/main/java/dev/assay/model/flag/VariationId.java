package dev.assay.model.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A variation's slug, unique in its flag. */
public record VariationId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VariationId {
        Slug.require("a variation id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
