package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.Counted;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricUpdated;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A metric as {@code GET /metrics/{id}} shows it, carried from event to event.
 *
 * @param present its present definition
 * @param versions every definition it ever had, oldest first
 */
record MetricDocument(ObjectNode present, ArrayNode versions) {
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "created_at", "updated_at");

    static MetricDocument created(MetricCreated created, LifecycleEvent event) {
        var present = form(created.metric().id(), created.definition());
        present.put("metric_version", 1);
        present.put("archived", false);
        present.put("created_at", event.at().toString());
        var versions = ModelJson.mapper().createArrayNode();
        versions.add(version(1, created.metric().id(), created.definition(), event));
        return new MetricDocument(stamped(present, event), versions);
    }

    /** The document after an event that is not the first. */
    MetricDocument after(LifecycleEvent event) {
        return switch (event.payload()) {
            case MetricUpdated updated -> {
                var id = updated.metric().id();
                var next = form(id, updated.definition());
                next.put("metric_version", updated.version());
                next.set("archived", present.get("archived"));
                next.set("created_at", present.get("created_at"));
                yield new MetricDocument(
                        stamped(next, event),
                        versions.deepCopy().add(version(updated.version(), id, updated.definition(), event)));
            }
            case MetricArchived _ ->
                new MetricDocument(stamped(present.deepCopy().put("archived", true), event), versions);
            default -> new MetricDocument(stamped(present.deepCopy(), event), versions);
        };
    }

    /** What of it the history compares. */
    ObjectNode compared() {
        return present.deepCopy().remove(BOOKKEEPING);
    }

    private static ObjectNode version(int number, MetricId id, MetricDefinition definition, LifecycleEvent event) {
        var version = form(id, definition);
        version.remove("id");
        return version.put("metric_version", number)
                .put("defined_at", event.at().toString())
                .put("defined_by", event.context().actor());
    }

    /** The form a metric is written in over HTTP: a list of conditions, days as days. */
    private static ObjectNode form(MetricId id, MetricDefinition definition) {
        var form = ModelJson.mapper().createObjectNode().put("id", id.value());
        ObjectNode model = ModelJson.mapper().valueToTree(definition);
        model.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> form.set(field.getKey(), field.getValue()));
        form.set("filter", list(definition.filter()));
        form.put("conversion_window", text(definition.conversionWindow()));
        unlessZero(form, "window_start", definition.windowStart());
        unlessZero(form, "pre_exposure_window", definition.preExposureWindow());
        definition.denominator().ifPresent(denominator -> form.set("denominator", counted(denominator)));
        var steps = form.putArray("steps");
        definition.steps().forEach(step -> steps.add(counted(step)));
        if (steps.isEmpty()) {
            form.remove("steps");
        }
        definition.cap().ifPresent(cap -> {
            var limit = form.putObject("cap");
            cap.value().ifPresent(value -> limit.put("value", value));
            cap.quantile().ifPresent(quantile -> limit.put("quantile", quantile));
        });
        return form;
    }

    private static ObjectNode counted(Counted counted) {
        var form = ModelJson.mapper().createObjectNode().put("event_name", counted.eventName());
        form.set("filter", list(counted.filter()));
        counted.valueProperty().ifPresent(property -> form.put("value_property", property));
        return form;
    }

    private static void unlessZero(ObjectNode form, String field, Duration duration) {
        form.remove(field);
        if (!duration.isZero()) {
            form.put(field, text(duration));
        }
    }

    private static JsonNode list(Condition filter) {
        return ModelJson.mapper().valueToTree(conditions(filter));
    }

    private static List<Condition> conditions(Condition filter) {
        return filter instanceof Condition.All(var parts) ? parts : List.of(filter);
    }

    private static String text(Duration window) {
        return window.equals(Duration.ofDays(window.toDays())) ? "P" + window.toDays() + "D" : window.toString();
    }

    private static ObjectNode stamped(ObjectNode document, LifecycleEvent event) {
        return document.put("version", event.version())
                .put("updated_at", event.at().toString());
    }
}
