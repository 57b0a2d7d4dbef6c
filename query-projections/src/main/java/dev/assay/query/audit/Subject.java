package dev.assay.query.audit;

import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.json.ModelJson;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event is about.
 *
 * @param environment {@code ""} for what belongs to the whole company
 * @param resource such as {@code experiments/checkout}
 * @param details everything else the event says, but no secret
 */
record Subject(String environment, String resource, JsonNode details) {
    /** A key's hash lets nobody in, but it belongs nowhere that people read. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "hash",
            "company",
            "experiment",
            "metric",
            "flag",
            "segment",
            "layer",
            "holdout",
            "subject",
            "projection",
            "key");

    static Subject of(LifecycleEvent event) {
        ObjectNode payload = ModelJson.mapper().valueToTree(event.payload());
        var details = payload.deepCopy().remove(NOT_SHOWN);
        return switch (event.payload()) {
            case CompanyCreated created -> new Subject("", "companies/" + created.company(), details);
            case ApiKeyIssued issued -> new Subject("", "keys/" + issued.key(), details);
            case ApiKeyRevoked revoked -> new Subject("", "keys/" + revoked.key(), details);
            default -> ofFields(event, payload, details);
        };
    }

    /** An event names what it is about in a field of its own: by that, an event type added later finds its place. */
    private static Subject ofFields(LifecycleEvent event, JsonNode payload, JsonNode details) {
        for (var kind : List.of("experiment", "flag", "segment", "layer", "holdout")) {
            var key = payload.path(kind);
            if (key.isObject()) {
                return new Subject(
                        key.path("scope").path("environment").stringValue(""),
                        kind + "s/" + key.path("id").stringValue(""),
                        details);
            }
        }
        if (payload.path("subject").isObject()) {
            return new Subject(
                    "", "subjects/" + payload.path("subject").path("user").stringValue(""), details);
        }
        if (payload.path("metric").isObject()) {
            return new Subject(
                    "", "metrics/" + payload.path("metric").path("id").stringValue(""), details);
        }
        if (payload.path("projection").isString()) {
            return new Subject("", "projections/" + payload.path("projection").stringValue(), details);
        }
        return new Subject("", event.stream(), details);
    }

    String resourceId() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
