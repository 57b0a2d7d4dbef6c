package dev.assay.command.tracking;

import dev.assay.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the body of a batch. The whole body is read before anything is done, so one that breaks off does nothing. */
final class BatchReader {
    static final int MOST = 100;

    private final List<TrackedEvent> events = new ArrayList<>(MOST);
    private @Nullable String fault;
    private boolean seen;

    private BatchReader() {}

    /** The events of the body; throws Jackson's exception when it is no JSON. */
    static BatchReader read(byte[] body) {
        var reader = new BatchReader();
        try (var json = Json.parser(body)) {
            Json.requireStart(json);
            reader.readDocument(json);
            Json.requireEnd(json);
        }
        return reader;
    }

    List<TrackedEvent> events() {
        return events;
    }

    /** Why the batch as a whole is refused. */
    Optional<String> fault() {
        return Optional.ofNullable(
                fault != null ? fault : events.isEmpty() ? "events must have 1 to " + MOST + " entries" : null);
    }

    private void readDocument(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            fault = "the body must be an object with events";
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (!name.equals("events")) {
                json.skipChildren();
            } else if (seen || token != JsonToken.START_ARRAY) {
                json.skipChildren();
                fault = seen ? "events is given twice" : "events must be a list";
            } else {
                seen = true;
                readEvents(json);
            }
        }
    }

    private void readEvents(JsonParser json) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() < MOST) {
                events.add(EventReader.read(json));
            } else {
                json.skipChildren();
                fault = "events must have 1 to " + MOST + " entries";
            }
        }
    }
}
