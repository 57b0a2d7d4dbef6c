package dev.assay.model.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A flag's slug, unique in its environment; applications ask for the flag by it. */
public record FlagId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FlagId {
        Slug.require("a flag id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
