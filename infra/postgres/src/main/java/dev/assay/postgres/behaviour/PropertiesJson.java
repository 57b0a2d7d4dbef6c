package dev.assay.postgres.behaviour;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Free properties as JSON, without loss: whole numbers are {@link Long}, numbers with a point or an exponent are
 * {@link Double}.
 */
final class PropertiesJson {
    private static final JsonFactory JSON = new JsonFactory();

    private PropertiesJson() {}

    static byte[] write(Map<String, Object> properties) {
        var bytes = new ByteArrayOutputStream(64);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            properties.forEach((key, value) -> {
                json.writeName(key);
                write(json, value);
            });
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Long whole -> json.writeNumber(whole);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default ->
                throw new IllegalArgumentException("a property is text, a long, a finite double or a boolean, not a "
                        + value.getClass().getSimpleName());
        }
    }

    static Map<String, Object> read(byte[] bytes, int from, int length) {
        var properties = new LinkedHashMap<String, Object>();
        try (var json = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            json.nextToken();
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                properties.put(key, read(json, json.nextToken()));
            }
        }
        return Collections.unmodifiableMap(properties);
    }

    private static Object read(JsonParser json, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IllegalStateException("a stored property is no " + token);
        };
    }
}
