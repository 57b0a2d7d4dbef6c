package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutContinued;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.json.ModelJson;
import dev.assay.model.json.Names;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment as {@code GET /experiments/{id}} shows it, carried from event to event. */
final class ExperimentDocument {
    /** When and by whom: an entry of the history says it anyway. Bucket ranges follow from the shares. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "id",
            "version",
            "created_at",
            "created_by",
            "updated_at",
            "started_at",
            "stopped_at",
            "allocation_ranges",
            "cloned_from");

    private static final String ROLLOUT_STATE = "rollout_state";

    private static final List<String> SUMMARY = List.of(
            "id",
            "name",
            "status",
            "owner",
            "tags",
            "hypothesis",
            "variants",
            "target_metric",
            "created_at",
            "updated_at",
            "started_at",
            "stopped_at",
            "version");

    private ExperimentDocument() {}

    static ObjectNode created(ExperimentCreated created, LifecycleEvent event) {
        var document = ModelJson.mapper().createObjectNode();
        document.put("id", created.experiment().id().value());
        define(document, created.definition(), created.allocation());
        created.clonedFrom().ifPresent(source -> document.put("cloned_from", source.value()));
        status(document, Status.DRAFT);
        document.put("created_at", event.at().toString());
        document.put("created_by", event.context().actor());
        return stamped(document, event);
    }

    /** The document after an event that is not the first; a new one, the given one stays as it is. */
    static ObjectNode after(ObjectNode before, LifecycleEvent event) {
        var document = before.deepCopy();
        switch (event.payload()) {
            case ExperimentUpdated updated -> define(document, updated.definition(), updated.allocation());
            case ExperimentScheduled scheduled -> {
                status(document, Status.SCHEDULED);
                instant(document, "start_date", Optional.of(scheduled.startAt()));
                instant(document, "end_date", scheduled.endAt());
            }
            case ExperimentStarted _ -> {
                status(document, Status.RUNNING);
                document.put("started_at", event.at().toString());
            }
            case ExperimentPaused _ -> status(document, Status.PAUSED);
            case ExperimentResumed _ -> status(document, Status.RUNNING);
            case TrafficReallocated reallocated -> reallocate(document, reallocated.allocation());
            case PhaseEntered entered -> {
                reallocate(document, entered.allocation());
                document.put("coverage", entered.coverage().value());
                rollout(document)
                        .put("phase", entered.phase())
                        .put("entered_at", event.at().toString())
                        .put("completed", false);
            }
            case RolloutHalted halted ->
                rollout(document)
                        .put("halted", true)
                        .put("halted_by", Names.in(halted.cause()))
                        .put("halt_reason", halted.reason());
            case RolloutContinued _ ->
                rollout(document).put("halted", false).without(List.of("halted_by", "halt_reason"));
            case RolloutCompleted _ -> rollout(document).put("completed", true);
            case ExperimentStopped stopped -> {
                status(document, Status.STOPPED);
                document.put("stopped_at", event.at().toString());
                document.put("stop_reason", stopped.reason());
            }
            case ExperimentDecided decided ->
                document.putObject("decision")
                        .put("variant_id", decided.variant().value())
                        .put("reason", decided.reason())
                        .put("decided_at", event.at().toString())
                        .put("decided_by", event.context().actor());
            case ExperimentArchived _ -> status(document, Status.ARCHIVED);
            default -> {
                // overrides are kept apart; the version moves all the same
            }
        }
        return stamped(document, event);
    }

    /** What a list shows of it. */
    static ObjectNode summary(ObjectNode document) {
        var summary = document.objectNode();
        SUMMARY.stream().filter(document::has).forEach(name -> summary.set(name, document.get(name)));
        var variants = summary.putArray("variants");
        for (var variant : document.path("variants")) {
            variants.add(((ObjectNode) variant.deepCopy()).without("config"));
        }
        return summary;
    }

    /** What of it the history compares. */
    static ObjectNode compared(ObjectNode document) {
        return document.deepCopy().remove(BOOKKEEPING);
    }

    private static void define(ObjectNode document, ExperimentDefinition definition, Allocation allocation) {
        ObjectNode form = ModelJson.mapper().valueToTree(definition);
        // Over HTTP it is written beside the rest.
        form.setAll((ObjectNode) form.remove("traffic"));
        form.setAll((ObjectNode) form.remove("steering"));
        form.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                document.remove(field.getKey());
            } else {
                document.set(field.getKey(), field.getValue());
            }
        });
        document.set("allocation_ranges", ModelJson.mapper().<JsonNode>valueToTree(allocation));
    }

    private static void reallocate(ObjectNode document, Allocation allocation) {
        var weights = allocation.weights();
        for (var variant : document.path("variants")) {
            var share = weights.getOrDefault(variant.path("id").stringValue(), 0);
            ((ObjectNode) variant).put("allocation", new Percent(share).value());
        }
        document.set("allocation_ranges", ModelJson.mapper().<JsonNode>valueToTree(allocation));
    }

    private static ObjectNode rollout(ObjectNode document) {
        var state = document.get(ROLLOUT_STATE);
        return state == null ? document.putObject(ROLLOUT_STATE).put("halted", false) : (ObjectNode) state;
    }

    private static void status(ObjectNode document, Status status) {
        document.put("status", status.wireName());
    }

    private static void instant(ObjectNode document, String name, Optional<Instant> at) {
        at.ifPresentOrElse(present -> document.put(name, present.toString()), () -> document.remove(name));
    }

    private static ObjectNode stamped(ObjectNode document, LifecycleEvent event) {
        return document.put("version", event.version())
                .put("updated_at", event.at().toString());
    }
}
