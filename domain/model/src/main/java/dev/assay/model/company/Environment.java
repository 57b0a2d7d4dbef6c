package dev.assay.model.company;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A company's separate stage, such as {@code production} or {@code staging}; experiments and behaviour live in one. */
public record Environment(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Environment {
        Slug.require("an environment", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
