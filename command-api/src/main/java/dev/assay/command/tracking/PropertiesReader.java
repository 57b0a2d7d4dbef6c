package dev.assay.command.tracking;

import dev.assay.command.tracking.Refusal.Reason;
import dev.assay.model.StorableText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads an event's free properties: text, whole numbers as {@link Long}, other numbers as {@link Double}, booleans. A
 * property of {@code null} is absent.
 */
final class PropertiesReader {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final JsonParser json;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private @Nullable Refusal fault;

    PropertiesReader(JsonParser json) {
        this.json = json;
    }

    /** The first fault, {@code null} when there is none. */
    @Nullable
    Refusal fault() {
        return fault;
    }

    /** Reads the object the parser stands at the start of. */
    Map<String, Object> read() {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            readProperty(key, json.nextToken());
        }
        return properties.isEmpty() ? Map.of() : Collections.unmodifiableMap(properties);
    }

    private void readProperty(String key, JsonToken token) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || !StorableText.isStorable(key)) {
            json.skipChildren();
            refuse("", "properties must have keys of 1 to " + LONGEST_KEY + " characters without U+0000");
            return;
        }
        switch (token) {
            case VALUE_STRING -> readText(key);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(key, token);
            case VALUE_TRUE -> put(key, true);
            case VALUE_FALSE -> put(key, false);
            case VALUE_NULL -> {}
            default -> {
                json.skipChildren();
                refuse(key, "a property must be text, a number or a boolean");
            }
        }
    }

    private void readText(String key) {
        var text = json.getString();
        if (text.length() > LONGEST_TEXT) {
            refuse(key, "a property's text may have at most " + LONGEST_TEXT + " characters");
        } else if (!StorableText.isStorable(text)) {
            refuse(key, "a property " + StorableText.FORM);
        } else {
            put(key, text);
        }
    }

    private void readNumber(String key, JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != NumberType.BIG_INTEGER) {
            put(key, json.getLongValue());
            return;
        }
        double number = Double.parseDouble(json.getString());
        if (Double.isFinite(number)) {
            put(key, number);
        } else {
            refuse(key, "a property's number must be finite");
        }
    }

    private void put(String key, Object value) {
        if (properties.size() == MOST && !properties.containsKey(key)) {
            refuse("", "an event may have at most " + MOST + " properties");
        } else if (properties.put(key, value) != null) {
            refuse(key, "the property is given twice");
        }
    }

    private void refuse(String key, String detail) {
        if (fault == null) {
            var pointer = key.isEmpty() ? "" : "/" + key.replace("~", "~0").replace("/", "~1");
            fault = new Refusal(Reason.INVALID_PROPERTY, "/properties" + pointer, detail);
        }
    }
}
