package dev.assay.assignment.configuration;

import dev.assay.http.Json;
import dev.assay.model.experiment.Variant;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.ModelJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** A variant as it is answered. Its part of an answer is written once, when it is configured: answering copies bytes. */
public final class ServedVariant {
    private final VariantId id;
    private final byte[] members;

    private ServedVariant(VariantId id, byte[] members) {
        this.id = id;
        this.members = members;
    }

    static ServedVariant of(Variant variant) {
        var object = Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("variant_id", variant.id().value());
            json.writeStringProperty("variant_name", variant.name());
            json.writeName("config");
            json.writeRawValue(variant.config().toString());
            json.writeEndObject();
        });
        return new ServedVariant(variant.id(), Arrays.copyOfRange(object, 1, object.length - 1));
    }

    public VariantId id() {
        return id;
    }

    String name() {
        return object().required("variant_name").asString();
    }

    JsonNode config() {
        return object().required("config");
    }

    private JsonNode object() {
        return ModelJson.mapper().readTree("{" + this + "}");
    }

    /** {@code "variant_id":…,"variant_name":…,"config":…}, without the braces. Not to be written to. */
    public byte[] members() {
        return members;
    }

    @Override
    public String toString() {
        return new String(members, StandardCharsets.UTF_8);
    }
}
