package dev.assay.client;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Events in the form the server takes them in. */
final class TrackedEvent {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private TrackedEvent() {}

    static String exposure(String id, Instant at, Context user, String experiment, String variant) {
        return event(id, at, user, "exposure", json -> {
            json.writeStringProperty("event_name", "exposure");
            json.writeStringProperty("experiment_id", experiment);
            json.writeStringProperty("variant_id", variant);
            json.writeObjectPropertyStart("properties");
            for (var dimension : new String[] {"country", "platform", "user_segment"}) {
                if (user.get(dimension) instanceof String value) {
                    json.writeStringProperty(dimension, value);
                }
            }
            json.writeEndObject();
        });
    }

    static String custom(String id, Instant at, Context user, String name, Map<String, ?> properties) {
        return event(id, at, user, "custom", json -> {
            json.writeStringProperty("event_name", name);
            json.writeName("properties");
            write(json, properties);
        });
    }

    private interface Members {
        void write(JsonGenerator json);
    }

    private static String event(String id, Instant at, Context user, String type, Members members) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("event_id", id);
            json.writeStringProperty("user_id", user.userId());
            json.writeStringProperty("event_type", type);
            json.writeStringProperty("timestamp", at.toString());
            members.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Number number when Double.isFinite(number.doubleValue()) -> json.writeNumber(number.doubleValue());
            case Number _ -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, member) -> {
                    json.writeName(String.valueOf(name));
                    write(json, member);
                });
                json.writeEndObject();
            }
            case Collection<?> list -> {
                json.writeStartArray();
                list.forEach(element -> write(json, element));
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    /** The JSON of a configuration, to be kept. */
    static String json(Map<String, ?> object) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, object);
        }
        return text.toString();
    }
}
