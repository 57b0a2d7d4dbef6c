package dev.assay.model.flag;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.JsonNode;

/** What a flag's values are. */
public enum FlagType {
    @JsonProperty("boolean")
    BOOLEAN("true or false") {
        @Override
        boolean fits(JsonNode value) {
            return value.isBoolean();
        }
    },
    @JsonProperty("string")
    STRING("text") {
        @Override
        boolean fits(JsonNode value) {
            return value.isString();
        }
    },
    @JsonProperty("number")
    NUMBER("a number") {
        @Override
        boolean fits(JsonNode value) {
            return value.isNumber();
        }
    },
    @JsonProperty("json")
    JSON("an object or a list") {
        @Override
        boolean fits(JsonNode value) {
            return value.isContainer();
        }
    };

    private final String accepted;

    FlagType(String accepted) {
        this.accepted = accepted;
    }

    abstract boolean fits(JsonNode value);

    /** Names what fits, for a sentence. */
    String accepted() {
        return accepted;
    }
}
