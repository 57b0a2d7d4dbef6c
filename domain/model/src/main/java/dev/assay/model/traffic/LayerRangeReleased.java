package dev.assay.model.traffic;

import dev.assay.model.event.EventName;
import dev.assay.model.experiment.ExperimentId;

/** An experiment's buckets of the layer are free again. */
@EventName("layer.range_released")
public record LayerRangeReleased(LayerKey layer, ExperimentId experiment) {}
