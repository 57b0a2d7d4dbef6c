package dev.assay.assignment.ofrep;

import dev.assay.assignment.asking.ContextReader;
import dev.assay.http.Json;
import dev.assay.model.StorableText;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What is asked: who, and what is known of the user. */
record OfrepRequest(String targetingKey, Map<String, Object> context) {
    private static final int LONGEST_KEY = 512;

    /** Reads a whole body. */
    static OfrepRequest read(byte[] body) throws OfrepFault {
        try (var json = Json.parser(body)) {
            Json.requireStart(json);
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new OfrepFault("PARSE_ERROR", "The body must be an object with a context");
            }
            var request = readDocument(json);
            Json.requireEnd(json);
            return request;
        } catch (JacksonException malformed) {
            throw new OfrepFault("PARSE_ERROR", Json.malformed(malformed).detail());
        }
    }

    private static OfrepRequest readDocument(JsonParser json) throws OfrepFault {
        Map<String, Object> context = Map.of();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (!name.equals("context") || token == JsonToken.VALUE_NULL) {
                json.skipChildren();
            } else if (token == JsonToken.START_OBJECT) {
                context = readContext(json);
            } else {
                throw new OfrepFault("INVALID_CONTEXT", "context must be an object");
            }
        }
        return of(context);
    }

    private static Map<String, Object> readContext(JsonParser json) throws OfrepFault {
        var reader = ContextReader.read(json);
        if (reader.isTooLarge()) {
            throw new OfrepFault("INVALID_CONTEXT", "context may have at most " + ContextReader.MOST + " attributes");
        }
        return reader.attributes();
    }

    private static OfrepRequest of(Map<String, Object> context) throws OfrepFault {
        var key = context.get("targetingKey");
        if (key == null || key.equals("")) {
            throw new OfrepFault("TARGETING_KEY_MISSING", "context has no targetingKey");
        }
        if (!(key instanceof String text) || text.length() > LONGEST_KEY || !StorableText.isStorable(text)) {
            throw new OfrepFault(
                    "INVALID_CONTEXT",
                    "targetingKey must be text of at most " + LONGEST_KEY + " characters and " + StorableText.FORM);
        }
        return new OfrepRequest(text, context);
    }
}
