package dev.assay.assignment.configuration;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.Traffic;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentUpdated;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.Attributes;
import dev.assay.rules.MarkSet;
import dev.assay.rules.UnitShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The segments, layers and holdouts of one environment. */
record TrafficParts(
        PersistentMap<String, ConfiguredSegment> segments,
        PersistentMap<String, ConfiguredLayer> layers,
        PersistentMap<String, ConfiguredHoldout> holdouts) {
    static final TrafficParts NONE =
            new TrafficParts(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    boolean isIn(String segment, Attributes attributes) {
        var found = segments.get(segment);
        return found != null && found.contains(attributes);
    }

    /** Everybody who is held out of an experiment. */
    List<UnitShare> heldOutOf(Traffic traffic, List<String> tags) {
        var shares = new ArrayList<UnitShare>();
        holdouts.forEach((id, holdout) -> {
            if (holdout.definition().isFor(tags)
                    || traffic.holdouts().stream()
                            .anyMatch(named -> named.value().equals(id))) {
                shares.add(holdout.share());
            }
        });
        return shares;
    }

    /** What an experiment has of its layer; nobody, when it should have something and has nothing. */
    Optional<UnitShare> layerOf(String experiment, Traffic traffic) {
        return traffic.layer()
                .map(place -> Optional.ofNullable(layers.get(place.id().value()))
                        .flatMap(layer -> layer.of(experiment))
                        .orElseGet(() -> UnitShare.first("", 0)));
    }

    /** The same when the event is about something else, or in here already. */
    TrafficParts after(LifecycleEvent event) {
        long at = event.version();
        return switch (event.payload()) {
            case SegmentCreated e ->
                segment(e.segment().id().value(), new ConfiguredSegment(at, e.definition(), MarkSet.EMPTY));
            case SegmentUpdated e -> updated(at, e);
            case SegmentUsersChanged e -> changed(at, e);
            case SegmentArchived e ->
                new TrafficParts(segments.without(e.segment().id().value()), layers, holdouts);
            case LayerCreated e ->
                layer(e.layer().id().value(), new ConfiguredLayer(at, e.salt(), PersistentMap.empty()));
            case LayerRangeTaken e -> taken(at, e);
            case LayerRangeReleased e -> released(at, e);
            case LayerArchived e ->
                new TrafficParts(segments, layers.without(e.layer().id().value()), holdouts);
            case HoldoutCreated e -> created(at, e);
            case HoldoutUpdated e -> updated(at, e);
            case HoldoutEnded e ->
                new TrafficParts(
                        segments, layers, holdouts.without(e.holdout().id().value()));
            default -> this;
        };
    }

    private TrafficParts segment(String id, ConfiguredSegment next) {
        var present = segments.get(id);
        return present != null && present.version() >= next.version()
                ? this
                : new TrafficParts(segments.with(id, next), layers, holdouts);
    }

    private TrafficParts updated(long at, SegmentUpdated event) {
        var id = event.segment().id().value();
        var present = segments.get(id);
        return present == null ? this : segment(id, new ConfiguredSegment(at, event.definition(), present.users()));
    }

    private TrafficParts changed(long at, SegmentUsersChanged event) {
        var id = event.segment().id().value();
        var present = segments.get(id);
        return present == null || at <= present.version()
                ? this
                : segment(
                        id,
                        new ConfiguredSegment(
                                at,
                                present.definition(),
                                present.users().plus(event.added()).minus(event.removed())));
    }

    private TrafficParts layer(String id, ConfiguredLayer next) {
        var present = layers.get(id);
        return present != null && present.version() >= next.version()
                ? this
                : new TrafficParts(segments, layers.with(id, next), holdouts);
    }

    private TrafficParts taken(long at, LayerRangeTaken event) {
        var id = event.layer().id().value();
        var present = layers.get(id);
        return present == null
                ? this
                : layer(
                        id,
                        new ConfiguredLayer(
                                at,
                                present.salt(),
                                present.ranges().with(event.experiment().value(), event.ranges())));
    }

    private TrafficParts released(long at, LayerRangeReleased event) {
        var id = event.layer().id().value();
        var present = layers.get(id);
        return present == null
                ? this
                : layer(
                        id,
                        new ConfiguredLayer(
                                at,
                                present.salt(),
                                present.ranges().without(event.experiment().value())));
    }

    private TrafficParts created(long at, HoldoutCreated event) {
        return holdout(event.holdout().id().value(), new ConfiguredHoldout(at, event.definition(), event.salt()));
    }

    private TrafficParts updated(long at, HoldoutUpdated event) {
        var id = event.holdout().id().value();
        var present = holdouts.get(id);
        return present == null ? this : holdout(id, new ConfiguredHoldout(at, event.definition(), present.salt()));
    }

    private TrafficParts holdout(String id, ConfiguredHoldout next) {
        var present = holdouts.get(id);
        return present != null && present.version() >= next.version()
                ? this
                : new TrafficParts(segments, layers, holdouts.with(id, next));
    }
}
