package dev.assay.assignment.sdk;

import dev.assay.http.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what an SDK served since it told last: {@code {"flags": {"new-checkout": {"on": 12}}}}. */
final class EvaluationsReader {
    private static final long MOST = 1_000_000_000;

    private final Each each;
    private @Nullable String fault;

    /** Hears of a flag, one of its variations, and how often it was served. */
    interface Each {
        void served(String flag, String variation, long times);
    }

    private EvaluationsReader(Each each) {
        this.each = each;
    }

    /** What is wrong with the body; throws Jackson's exception when it is no JSON. */
    static Optional<String> read(byte[] body, Each each) {
        var reader = new EvaluationsReader(each);
        try (var json = Json.parser(body)) {
            Json.requireStart(json);
            if (json.currentToken() == JsonToken.START_OBJECT) {
                reader.readDocument(json);
            } else {
                json.skipChildren();
                reader.fault = "the body must be an object with flags";
            }
            Json.requireEnd(json);
        }
        return Optional.ofNullable(reader.fault);
    }

    private void readDocument(JsonParser json) {
        boolean seen = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (!name.equals("flags")) {
                json.skipChildren();
            } else if (token == JsonToken.START_OBJECT) {
                seen = true;
                readFlags(json);
            } else {
                json.skipChildren();
                fault = "flags must be an object";
            }
        }
        if (!seen && fault == null) {
            fault = "flags is required";
        }
    }

    private void readFlags(JsonParser json) {
        for (String flag = json.nextName(); flag != null; flag = json.nextName()) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                readVariations(json, flag);
            } else {
                json.skipChildren();
                fault = "of each flag there must be an object of its variations";
            }
        }
    }

    private void readVariations(JsonParser json, String flag) {
        for (String variation = json.nextName(); variation != null; variation = json.nextName()) {
            long times = json.nextToken() == JsonToken.VALUE_NUMBER_INT ? times(json) : 0;
            if (times > 0 && times <= MOST) {
                each.served(flag, variation, times);
            } else {
                json.skipChildren();
                fault = "how often a variation was served must be a whole number from 1 to " + MOST;
            }
        }
    }

    private static long times(JsonParser json) {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? 0 : json.getLongValue();
    }
}
