package dev.assay.model.traffic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A layer's slug, unique in its environment. */
public record LayerId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LayerId {
        Slug.require("a layer id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
