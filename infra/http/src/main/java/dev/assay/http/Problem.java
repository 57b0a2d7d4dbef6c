package dev.assay.http;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * An error as a client sees it: RFC 9457.
 *
 * @param detail a sentence the caller can act on
 * @param errors the faulty fields, when the fault lies in some
 */
public record Problem(ProblemType type, String detail, List<FieldError> errors) {
    /** One faulty field, by its JSON pointer. */
    public record FieldError(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /** A request refused for one field. */
    public static Problem invalid(String pointer, String detail) {
        return new Problem(ProblemType.INVALID_REQUEST, detail, List.of(new FieldError(pointer, detail)));
    }

    /** The document of {@code application/problem+json}. */
    public byte[] toJson(String requestId) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", type.uri());
            json.writeStringProperty("title", type.title());
            json.writeNumberProperty("status", type.status());
            json.writeStringProperty("detail", detail);
            if (!errors.isEmpty()) {
                writeErrors(json);
            }
            json.writeStringProperty("request_id", requestId);
            json.writeEndObject();
        });
    }

    private void writeErrors(JsonGenerator json) {
        json.writeArrayPropertyStart("errors");
        for (var error : errors) {
            json.writeStartObject();
            json.writeStringProperty("pointer", error.pointer());
            json.writeStringProperty("detail", error.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
