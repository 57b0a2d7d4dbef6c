package dev.assay.assignment.asking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads what is known of a user: text, whole numbers as {@link Long}, other numbers as {@link Double}, booleans, and lists
 * of these. The members of an object get names with dots, {@code device.os}; whatever else no rule could look at, such as
 * {@code null}, lists in lists and names longer than a rule's may be, is passed over. Of a name given twice the last counts.
 */
public final class ContextReader {
    public static final int MOST = 1_000;
    private static final int LONGEST_NAME = 200;

    private final JsonParser json;
    private final Map<String, Object> attributes = new HashMap<>();
    private boolean full;

    private ContextReader(JsonParser json) {
        this.json = json;
    }

    /** Reads the object the parser stands at the start of. */
    public static ContextReader read(JsonParser json) {
        var reader = new ContextReader(json);
        reader.readMembers("");
        return reader;
    }

    public Map<String, Object> attributes() {
        return attributes;
    }

    /** Whether there were more attributes than are taken. */
    public boolean isTooLarge() {
        return full;
    }

    private void readMembers(String prefix) {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (prefix.length() + name.length() > LONGEST_NAME) {
                json.skipChildren();
            } else {
                readMember(prefix + name, token);
            }
        }
    }

    private void readMember(String name, JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            readMembers(name + ".");
            return;
        }
        var value = token == JsonToken.START_ARRAY ? list() : scalar(token);
        if (value == null) {
            return;
        }
        if (attributes.size() < MOST || attributes.containsKey(name)) {
            attributes.put(name, value);
        } else {
            full = true;
        }
    }

    private List<Object> list() {
        var values = new ArrayList<>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            var value = scalar(token);
            if (value == null) {
                json.skipChildren();
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable Object scalar(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> Double.parseDouble(json.getString());
            default -> null;
        };
    }

    private Object whole() {
        if (json.getNumberType() == NumberType.BIG_INTEGER) {
            return Double.parseDouble(json.getString());
        }
        return json.getLongValue();
    }
}
