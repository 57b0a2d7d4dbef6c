package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.Percent;
import dev.assay.model.json.ModelJson;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutDefinition;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.LayerUpdated;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.model.traffic.SegmentUpdated;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.BucketRange;
import dev.assay.rules.Bucketing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Segments, layers and holdouts as they are shown, carried from event to event. */
final class TrafficDocument {
    private TrafficDocument() {}

    static Optional<ObjectNode> created(LifecycleEvent event) {
        return switch (event.payload()) {
            case SegmentCreated e -> {
                var document = fresh(e.segment().id().value(), event);
                define(document, e.definition());
                yield Optional.of(document.put("users", 0));
            }
            case LayerCreated e -> {
                var document = fresh(e.layer().id().value(), event);
                label(document, e.labels());
                document.putArray("experiments");
                yield Optional.of(document.put("free", Percent.ALL.value()));
            }
            case HoldoutCreated e -> {
                var document = fresh(e.holdout().id().value(), event);
                define(document, e.definition());
                yield Optional.of(document);
            }
            default -> Optional.empty();
        };
    }

    /** Changes a copy of the document as it was before the event. */
    static void change(ObjectNode document, Object event) {
        switch (event) {
            case SegmentUpdated e -> define(document, e.definition());
            case SegmentUsersChanged e ->
                document.put(
                        "users",
                        document.path("users").intValue()
                                + e.added().size()
                                - e.removed().size());
            case SegmentArchived _, LayerArchived _, HoldoutEnded _ -> document.put("archived", true);
            case LayerUpdated e -> label(document, e.labels());
            case LayerRangeTaken e -> {
                var taken = document.withArray("experiments").addObject();
                taken.put("id", e.experiment().value()).put("share", share(e.ranges()));
                taken.set("ranges", ModelJson.mapper().<JsonNode>valueToTree(ranges(e.ranges())));
                document.put("free", free(document));
            }
            case LayerRangeReleased e -> {
                var left = ModelJson.mapper().createArrayNode();
                for (var taken : document.path("experiments")) {
                    if (!taken.path("id").stringValue("").equals(e.experiment().value())) {
                        left.add(taken);
                    }
                }
                document.set("experiments", left);
                document.put("free", free(document));
            }
            case HoldoutUpdated e -> define(document, e.definition());
            default -> {
                // the version moves all the same
            }
        }
    }

    private static ObjectNode fresh(String id, LifecycleEvent event) {
        return ModelJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("archived", false)
                .put("created_at", event.at().toString())
                .put("created_by", event.context().actor());
    }

    private static void define(ObjectNode document, SegmentDefinition definition) {
        document.put("name", definition.name()).put("description", definition.description());
        document.set("conditions", ModelJson.mapper().<JsonNode>valueToTree(definition.conditions()));
    }

    private static void define(ObjectNode document, HoldoutDefinition definition) {
        document.put("name", definition.name())
                .put("description", definition.description())
                .put("share", definition.share().value());
        var tags = document.putArray("tags");
        definition.tags().forEach(tags::add);
    }

    private static void label(ObjectNode document, Labels labels) {
        document.put("name", labels.name()).put("description", labels.description());
    }

    private static BigDecimal share(List<BucketRange> ranges) {
        return percent(ranges.stream().mapToInt(BucketRange::size).sum());
    }

    private static BigDecimal percent(int buckets) {
        return new Percent(buckets).value();
    }

    private static BigDecimal free(ObjectNode document) {
        int taken = 0;
        for (var experiment : document.path("experiments")) {
            for (var range : experiment.path("ranges")) {
                taken += range.get(1).intValue() - range.get(0).intValue() + 1;
            }
        }
        return percent(Bucketing.BUCKETS - taken);
    }

    private static List<List<Integer>> ranges(List<BucketRange> ranges) {
        return ranges.stream().map(range -> List.of(range.from(), range.to())).toList();
    }
}
