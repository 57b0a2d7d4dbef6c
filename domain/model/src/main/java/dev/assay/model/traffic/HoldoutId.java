package dev.assay.model.traffic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A holdout's slug, unique in its environment. */
public record HoldoutId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldoutId {
        Slug.require("a holdout id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
