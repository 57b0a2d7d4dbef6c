package dev.assay.http;

import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/** Streaming JSON for the hot path: one factory, with the limits every body obeys. */
public final class Json {
    /** How deep a body may nest. */
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxStringLength(HotEndpoint.MAX_BODY)
                    .build())
            .build();

    private Json() {}

    /** A parser of the body; it throws {@link JacksonException} on what is no JSON or passes a limit. */
    public static JsonParser parser(byte[] body) {
        return FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    /** Moves to the body's value; an empty body has none and is no JSON. */
    public static void requireStart(JsonParser json) {
        if (json.nextToken() == null) {
            throw new StreamReadException(json, "The body is empty");
        }
    }

    /** Makes sure nothing follows the body's value. */
    public static void requireEnd(JsonParser json) {
        if (json.nextToken() != null) {
            throw new StreamReadException(json, "Something follows the body's value");
        }
    }

    public static byte[] write(Consumer<JsonGenerator> document) {
        try (var bytes = new ByteArrayBuilder(256)) {
            try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
                document.accept(json);
            }
            return bytes.toByteArray();
        }
    }

    /** What to answer to a body that could not be parsed: where it went wrong, and how. */
    public static Problem malformed(JacksonException fault) {
        var reason = fault instanceof StreamConstraintsException
                ? "The body passes a limit: nesting at most " + MAX_DEPTH + " deep, names at most 1,000 and numbers at"
                        + " most 100 characters long"
                : "The body is not valid JSON";
        var at = fault.getLocation();
        var where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
        return Problem.of(ProblemType.MALFORMED_JSON, reason + where);
    }
}
