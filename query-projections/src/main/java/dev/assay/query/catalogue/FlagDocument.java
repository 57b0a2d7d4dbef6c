package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDefinition;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.ScheduledChange;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.json.ModelJson;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A flag as {@code GET /flags/{id}} shows it, carried from event to event. */
final class FlagDocument {
    private static final String CHANGES = "scheduled_changes";
    private static final String TARGETS = "targets";

    private FlagDocument() {}

    static ObjectNode created(FlagCreated created, LifecycleEvent event) {
        var document = ModelJson.mapper().createObjectNode();
        document.put("id", created.flag().id().value());
        document.put("enabled", false);
        document.put("archived", false);
        define(document, created.definition());
        document.putObject(TARGETS);
        document.putArray(CHANGES);
        document.put("created_at", event.at().toString());
        return document.put("created_by", event.context().actor());
    }

    /** Changes a copy of the document as it was before the event. */
    static void change(ObjectNode document, Object event) {
        switch (event) {
            case FlagUpdated updated -> {
                define(document, updated.definition());
                settle(document, updated.change());
            }
            case FlagEnabled enabled -> {
                document.put("enabled", true);
                settle(document, enabled.change());
            }
            case FlagDisabled disabled -> {
                document.put("enabled", false);
                settle(document, disabled.change());
            }
            case FlagArchived _ -> {
                document.put("archived", true);
                document.putArray(CHANGES);
            }
            case TargetSet set ->
                ((ObjectNode) document.get(TARGETS))
                        .put(set.user().toString(), set.variation().value());
            case TargetRemoved removed ->
                ((ObjectNode) document.get(TARGETS)).remove(removed.user().toString());
            case FlagChangeScheduled planned ->
                ((ArrayNode) document.get(CHANGES)).add(planned(planned.number(), planned.change()));
            case FlagChangeDropped dropped -> settle(document, OptionalInt.of(dropped.number()));
            default -> {
                // the version moves all the same
            }
        }
    }

    private static void settle(ObjectNode document, OptionalInt number) {
        number.ifPresent(settled -> {
            var left = ModelJson.mapper().createArrayNode();
            for (var change : document.get(CHANGES)) {
                if (change.path("number").intValue() != settled) {
                    left.add(change);
                }
            }
            document.set(CHANGES, left);
        });
    }

    private static ObjectNode planned(int number, ScheduledChange change) {
        var planned = ModelJson.mapper()
                .createObjectNode()
                .put("number", number)
                .put("at", change.at().toString());
        change.on().ifPresent(on -> planned.put("enabled", on));
        change.definition().ifPresent(definition -> define(planned.putObject("definition"), definition));
        return planned.put("reason", change.reason());
    }

    /** The form a flag is written in over HTTP: what is not there is left out. */
    private static void define(ObjectNode document, FlagDefinition definition) {
        ObjectNode form = ModelJson.mapper().valueToTree(definition);
        form.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                document.remove(field.getKey());
            } else {
                document.set(field.getKey(), field.getValue());
            }
        });
        serve(document.path("default"));
        for (var rule : document.path("rules")) {
            serve(rule.path("serve"));
        }
    }

    private static void serve(JsonNode serve) {
        if (serve instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> field.getValue().isNull()
                            || field.getValue().isArray() && field.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(object::remove);
        }
    }
}
