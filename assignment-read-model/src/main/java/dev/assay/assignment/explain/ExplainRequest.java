package dev.assay.assignment.explain;

import dev.assay.assignment.asking.ContextReader;
import dev.assay.http.Json;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is to be explained.
 *
 * @param experiments and flags; neither: all that run, and all flags
 * @param at when; empty: now
 */
record ExplainRequest(
        String userId,
        List<String> experiments,
        List<String> flags,
        Map<String, Object> context,
        Optional<Instant> at) {
    private static final int MOST = 1_000;

    static ExplainRequest read(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults)
                .allowOnly(Set.of("user_id", "experiments", "flags", "context", "at", "expose"));
        var request = new ExplainRequest(
                fields.requiredText("user_id", 512),
                fields.texts("experiments", MOST, 200, text -> text),
                fields.texts("flags", MOST, 200, text -> text),
                fields.node("context").map(node -> context(node, faults)).orElse(Map.of()),
                fields.instant("at"));
        faults.refuseIfAny();
        return request;
    }

    /** Read as {@code /assign} reads it, so that what is explained is what was decided. */
    private static Map<String, Object> context(JsonNode node, Faults faults) {
        if (!node.isObject()) {
            faults.add("/context", "must be an object");
            return Map.of();
        }
        try (var json = Json.parser(node.toString().getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            var reader = ContextReader.read(json);
            if (reader.isTooLarge()) {
                faults.add("/context", "may have at most " + ContextReader.MOST + " attributes");
            }
            return reader.attributes();
        }
    }
}
