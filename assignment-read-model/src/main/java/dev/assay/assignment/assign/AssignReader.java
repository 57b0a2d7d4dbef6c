package dev.assay.assignment.assign;

import dev.assay.assignment.asking.ContextReader;
import dev.assay.http.Json;
import dev.assay.http.Problem;
import dev.assay.http.Problem.FieldError;
import dev.assay.http.ProblemType;
import dev.assay.model.StorableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the body of a question for assignments and finds all that is wrong with it. {@code null} counts as absent, unknown
 * fields are ignored.
 */
final class AssignReader {
    private static final int LONGEST_USER_ID = 512;
    private static final int MOST_EXPERIMENTS = 1_000;
    private static final int MOST_FAULTS = 20;

    private final JsonParser json;
    private final List<FieldError> faults = new ArrayList<>(0);
    private final Set<String> seen = new HashSet<>();
    private @Nullable String userId;
    private @Nullable List<String> experiments;
    private Map<String, Object> context = Map.of();
    private boolean expose = true;

    private AssignReader(JsonParser json) {
        this.json = json;
    }

    /** Reads a whole body; throws Jackson's exception when it is no JSON. */
    static AssignReader read(byte[] body) {
        try (var json = Json.parser(body)) {
            var reader = new AssignReader(json);
            Json.requireStart(json);
            reader.readDocument();
            Json.requireEnd(json);
            return reader;
        }
    }

    /** The question, unless there is a {@link #fault}. */
    Optional<AssignRequest> request() {
        return userId == null || !faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssignRequest(userId, Optional.ofNullable(experiments), context, expose));
    }

    /** What is wrong, every faulty field by its pointer. */
    Problem fault() {
        var detail = faults.size() == 1
                ? faults.getFirst().detail()
                : faults.size() + " fields are not valid; errors[] names each";
        return new Problem(ProblemType.INVALID_REQUEST, detail, faults);
    }

    private void readDocument() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            refuse("", "the body must be an object with user_id");
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            var token = json.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                readField(name, token);
            }
        }
        if (userId == null && !seen.contains("user_id")) {
            refuse("/user_id", "user_id is missing");
        }
    }

    private void readField(String name, JsonToken token) {
        switch (name) {
            case "user_id" -> once(name, () -> readUserId(token));
            case "experiments" -> once(name, () -> readExperiments(token));
            case "context" -> once(name, () -> readContext(token));
            case "expose" -> once(name, () -> readExpose(token));
            default -> json.skipChildren();
        }
    }

    private void once(String name, Runnable reading) {
        if (seen.add(name)) {
            reading.run();
        } else {
            json.skipChildren();
            refuse("/" + name, name + " is given twice");
        }
    }

    private void readUserId(JsonToken token) {
        if (token != JsonToken.VALUE_STRING) {
            json.skipChildren();
            refuse("/user_id", "user_id must be text");
            return;
        }
        var text = json.getString();
        if (text.isEmpty() || text.length() > LONGEST_USER_ID) {
            refuse("/user_id", "user_id must have 1 to " + LONGEST_USER_ID + " characters");
        } else if (!StorableText.isStorable(text)) {
            refuse("/user_id", "user_id " + StorableText.FORM);
        } else {
            userId = text;
        }
    }

    private void readExperiments(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            json.skipChildren();
            refuse("/experiments", "experiments must be a list of ids");
            return;
        }
        var ids = new ArrayList<String>();
        int index = 0;
        for (var each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
            readExperiment(index++, each, ids);
        }
        if (index > MOST_EXPERIMENTS) {
            refuse("/experiments", "experiments may have at most " + MOST_EXPERIMENTS + " ids, not " + index);
        }
        experiments = ids;
    }

    // An id no experiment can have is no fault: it is answered like any other that is unknown.
    private void readExperiment(int index, JsonToken token, List<String> ids) {
        if (token != JsonToken.VALUE_STRING) {
            json.skipChildren();
            refuse("/experiments/" + index, "an experiment's id must be text");
            return;
        }
        var id = json.getString();
        if (!StorableText.isStorable(id)) {
            refuse("/experiments/" + index, "an experiment's id " + StorableText.FORM);
        } else if (ids.size() < MOST_EXPERIMENTS) {
            ids.add(id);
        }
    }

    private void readContext(JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            refuse("/context", "context must be an object");
            return;
        }
        var reader = ContextReader.read(json);
        if (reader.isTooLarge()) {
            refuse("/context", "context may have at most " + ContextReader.MOST + " attributes");
        }
        context = reader.attributes();
    }

    private void readExpose(JsonToken token) {
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            expose = token == JsonToken.VALUE_TRUE;
        } else {
            json.skipChildren();
            refuse("/expose", "expose must be true or false");
        }
    }

    private void refuse(String pointer, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new FieldError(pointer, detail));
        }
    }
}
