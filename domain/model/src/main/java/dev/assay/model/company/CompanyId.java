package dev.assay.model.company;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.model.Slug;

/** A company, the unit of isolation: nothing crosses it. */
public record CompanyId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CompanyId {
        Slug.require("a company id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
