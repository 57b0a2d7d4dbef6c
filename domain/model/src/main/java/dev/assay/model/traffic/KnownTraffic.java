package dev.assay.model.traffic;

import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Percent;
import java.util.List;

/** What there is besides one experiment, and the layers' ranges, as of this very moment. */
public interface KnownTraffic {
    boolean exists(SegmentKey segment);

    boolean exists(LayerKey layer);

    boolean exists(HoldoutKey holdout);

    boolean exists(ExperimentKey experiment);

    /** The experiments this one yields to. */
    List<ExperimentId> yieldsTo(ExperimentKey experiment);

    /** Refuses when the layer has not as much free. In one transaction with the caller's own events. */
    void take(LayerKey layer, ExperimentId experiment, Percent share);

    /** Gives back what the experiment has, if it has anything. */
    void release(LayerKey layer, ExperimentId experiment);
}
