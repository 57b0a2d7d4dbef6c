package dev.assay.postgres.eventstore;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** How a behaviour event is kept among the dead letters: numbers in its properties keep their kind. */
final class BehaviourJson {
    static final String NAME = "behaviour.event";

    private BehaviourJson() {}

    static SimpleModule module() {
        return new SimpleModule("behaviour").setMixInAnnotation(BehaviourEvent.class, Hints.class);
    }

    @SuppressWarnings("unused") // read by Jackson
    private interface Hints {
        @JsonDeserialize(using = Properties.class)
        Map<String, Object> properties();
    }

    private static final class Properties extends StdDeserializer<Map<String, Object>> {
        Properties() {
            super(Map.class);
        }

        @Override
        public Map<String, Object> deserialize(JsonParser json, DeserializationContext context) {
            var properties = new LinkedHashMap<String, Object>();
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                properties.put(key, value(json, json.nextToken()));
            }
            return properties;
        }

        private static Object value(JsonParser json, JsonToken token) {
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
}
