package dev.assay.assignment.configuration;

import dev.assay.http.Json;
import dev.assay.model.flag.Variation;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A variation as it is answered; its value is written once, when it is configured. */
public final class ServedVariation {
    private final String id;
    private final JsonNode value;
    private final byte[] json;

    private ServedVariation(String id, JsonNode value, byte[] json) {
        this.id = id;
        this.value = value;
        this.json = json;
    }

    static ServedVariation of(Variation variation) {
        return new ServedVariation(
                variation.id().value(),
                variation.value(),
                Json.write(json -> json.writeRawValue(variation.value().toString())));
    }

    public String id() {
        return id;
    }

    public JsonNode value() {
        return value;
    }

    /** The value as JSON. Not to be written to. */
    public byte[] json() {
        return json;
    }

    @Override
    public String toString() {
        return id + " " + new String(json, StandardCharsets.UTF_8);
    }
}
