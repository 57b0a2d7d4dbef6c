package dev.assay.model.traffic;

import dev.assay.model.event.EventName;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.rules.BucketRange;
import java.util.List;

/** An experiment has these buckets of the layer, and no other experiment has any of them. */
@EventName("layer.range_taken")
public record LayerRangeTaken(LayerKey layer, ExperimentId experiment, List<BucketRange> ranges) {}
