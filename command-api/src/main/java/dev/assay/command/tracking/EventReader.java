package dev.assay.command.tracking;

import dev.assay.model.StorableText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads one event from a stream of JSON tokens. A fault of form is kept and reading goes on, so that the rest of a batch
 * can be read; what is no JSON at all makes the parser throw. {@code null} counts as absent, unknown fields are ignored.
 */
final class EventReader {
    private static final int LONGEST_USER_ID = 512;
    private static final int LONGEST_EVENT_NAME = 200;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_SLUG = 100;
    private static final int LONGEST_TYPE = 20;

    private final JsonParser json;
    private @Nullable String userId;
    private @Nullable String eventType;
    private @Nullable String eventName;
    private @Nullable String experimentId;
    private @Nullable String variantId;
    private @Nullable String eventId;
    private @Nullable String sessionId;
    private @Nullable Instant timestamp;
    private @Nullable Map<String, Object> properties;
    private @Nullable Refusal fault;

    private EventReader(JsonParser json) {
        this.json = json;
    }

    /** Reads the value the parser stands at, and leaves it at that value's end. */
    static TrackedEvent read(JsonParser json) {
        var reader = new EventReader(json);
        if (json.currentToken() == JsonToken.START_OBJECT) {
            reader.readFields();
        } else {
            json.skipChildren();
            reader.fault = new Refusal(Refusal.Reason.INVALID_FIELD, "", "an event must be an object");
        }
        return reader.event();
    }

    private TrackedEvent event() {
        var given = properties;
        return new TrackedEvent(
                userId,
                eventType,
                eventName,
                experimentId,
                variantId,
                eventId,
                sessionId,
                timestamp,
                given == null ? Map.of() : given,
                fault);
    }

    private void readFields() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                readField(name, token);
            }
        }
    }

    private void readField(String name, JsonToken token) {
        switch (name) {
            case "user_id" -> userId = text(name, token, userId, LONGEST_USER_ID);
            case "event_type" -> eventType = text(name, token, eventType, LONGEST_TYPE);
            case "event_name" -> eventName = text(name, token, eventName, LONGEST_EVENT_NAME);
            case "experiment_id" -> experimentId = text(name, token, experimentId, LONGEST_SLUG);
            case "variant_id" -> variantId = text(name, token, variantId, LONGEST_SLUG);
            case "event_id" -> eventId = text(name, token, eventId, LONGEST_ID);
            case "session_id" -> sessionId = text(name, token, sessionId, LONGEST_ID);
            case "timestamp" -> timestamp = instant(name, token, timestamp);
            case "properties" -> readProperties(name, token);
            default -> json.skipChildren();
        }
    }

    private @Nullable String text(String name, JsonToken token, @Nullable String before, int longest) {
        if (token != JsonToken.VALUE_STRING) {
            json.skipChildren();
            refuse(name, "must be text");
            return before;
        }
        var text = json.getString();
        if (before != null) {
            refuse(name, "is given twice");
        } else if (text.isEmpty() || text.length() > longest) {
            refuse(name, "must have 1 to " + longest + " characters");
        } else if (!StorableText.isStorable(text)) {
            refuse(name, StorableText.FORM);
        } else {
            return text;
        }
        return before;
    }

    private @Nullable Instant instant(String name, JsonToken token, @Nullable Instant before) {
        if (before != null) {
            refuse(name, "is given twice");
        } else if (token == JsonToken.VALUE_STRING) {
            try {
                return Instant.parse(json.getString());
            } catch (DateTimeParseException noInstant) {
                refuse(name, "must be an ISO-8601 instant or epoch milliseconds");
            }
        } else if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != NumberType.BIG_INTEGER) {
            return Instant.ofEpochMilli(json.getLongValue());
        } else {
            refuse(name, "must be an ISO-8601 instant or epoch milliseconds");
        }
        json.skipChildren();
        return before;
    }

    private void readProperties(String name, JsonToken token) {
        if (token != JsonToken.START_OBJECT || properties != null) {
            refuse(name, properties == null ? "must be an object" : "is given twice");
            json.skipChildren();
            return;
        }
        var reader = new PropertiesReader(json);
        properties = reader.read();
        if (fault == null) {
            fault = reader.fault();
        }
    }

    private void refuse(String field, String detail) {
        if (fault == null) {
            fault = Refusal.invalid(field, detail);
        }
    }
}
