package dev.assay.model.experiment;

import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.LayerPlace;
import dev.assay.model.traffic.SegmentId;
import java.util.List;
import java.util.Optional;

/**
 * How an experiment shares users with the rest of the environment.
 *
 * @param segments a user must belong to at least one of them; none: everybody may be eligible
 * @param layer the share of a layer that is the experiment's alone while it is live
 * @param holdouts that apply besides those that apply by tags
 * @param exclusiveWith whoever takes part in one of these takes no part in this
 */
public record Traffic(
        List<SegmentId> segments,
        Optional<LayerPlace> layer,
        List<HoldoutId> holdouts,
        List<ExperimentId> exclusiveWith) {
    public static final Traffic OPEN = new Traffic(List.of(), Optional.empty(), List.of(), List.of());

    public Traffic {
        segments = List.copyOf(segments);
        holdouts = List.copyOf(holdouts);
        exclusiveWith = List.copyOf(exclusiveWith);
    }
}
