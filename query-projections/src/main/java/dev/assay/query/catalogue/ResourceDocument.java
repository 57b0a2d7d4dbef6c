package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.LayerUpdated;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUpdated;
import dev.assay.model.traffic.SegmentUsersChanged;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of all kinds of resources have in common. */
final class ResourceDocument {
    private static final Set<String> BOOKKEEPING = Set.of("id", "version", "created_at", "created_by", "updated_at");

    private ResourceDocument() {}

    /** What the event happened to. */
    static Optional<Resource> subjectOf(Object event) {
        return switch (event) {
            case FlagCreated e -> of(e.flag());
            case FlagUpdated e -> of(e.flag());
            case FlagEnabled e -> of(e.flag());
            case FlagDisabled e -> of(e.flag());
            case FlagArchived e -> of(e.flag());
            case TargetSet e -> of(e.flag());
            case TargetRemoved e -> of(e.flag());
            case FlagChangeScheduled e -> of(e.flag());
            case FlagChangeDropped e -> of(e.flag());
            default -> ofTraffic(event);
        };
    }

    private static Optional<Resource> ofTraffic(Object event) {
        return switch (event) {
            case SegmentCreated e -> of(e.segment());
            case SegmentUpdated e -> of(e.segment());
            case SegmentUsersChanged e -> of(e.segment());
            case SegmentArchived e -> of(e.segment());
            case LayerCreated e -> of(e.layer());
            case LayerUpdated e -> of(e.layer());
            case LayerRangeTaken e -> of(e.layer());
            case LayerRangeReleased e -> of(e.layer());
            case LayerArchived e -> of(e.layer());
            case HoldoutCreated e -> of(e.holdout());
            case HoldoutUpdated e -> of(e.holdout());
            case HoldoutEnded e -> of(e.holdout());
            default -> Optional.empty();
        };
    }

    /** The document of a resource that comes into being by the event. */
    static Optional<ObjectNode> created(LifecycleEvent event) {
        return (switch (event.payload()) {
                    case FlagCreated created -> Optional.of(FlagDocument.created(created, event));
                    default -> TrafficDocument.created(event);
                })
                .map(document -> stamped(document, event));
    }

    /** The document after an event that is not the first; a new one, the given one stays as it is. */
    static ObjectNode after(ObjectNode before, LifecycleEvent event) {
        var document = before.deepCopy();
        FlagDocument.change(document, event.payload());
        TrafficDocument.change(document, event.payload());
        return stamped(document, event);
    }

    /** What of it the history compares. */
    static ObjectNode compared(ObjectNode document) {
        return document.deepCopy().remove(BOOKKEEPING);
    }

    private static Optional<Resource> of(FlagKey flag) {
        return Optional.of(Resource.of(flag.scope(), Resource.FLAGS, flag.id().value()));
    }

    private static Optional<Resource> of(SegmentKey segment) {
        return Optional.of(
                Resource.of(segment.scope(), Resource.SEGMENTS, segment.id().value()));
    }

    private static Optional<Resource> of(LayerKey layer) {
        return Optional.of(
                Resource.of(layer.scope(), Resource.LAYERS, layer.id().value()));
    }

    private static Optional<Resource> of(HoldoutKey holdout) {
        return Optional.of(
                Resource.of(holdout.scope(), Resource.HOLDOUTS, holdout.id().value()));
    }

    private static ObjectNode stamped(ObjectNode document, LifecycleEvent event) {
        return document.put("version", event.version())
                .put("updated_at", event.at().toString());
    }
}
