package dev.assay.model.company;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** An API key, by a name that is safe to show. */
public record KeyId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public KeyId {
        Slug.require("a key id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
