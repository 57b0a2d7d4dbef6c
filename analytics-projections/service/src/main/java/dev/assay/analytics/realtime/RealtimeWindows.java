package dev.assay.analytics.realtime;

import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import java.time.Instant;
import java.util.List;

/** Reads an experiment's minutes from the live generation. */
public interface RealtimeWindows {
    /** The minutes that begin at or after the instant, oldest first; minutes without anything are absent. */
    List<Deltas.Window> since(ExperimentKey experiment, Instant from);

    /** How far the generation has read the behaviour log. */
    long position(ExperimentKey experiment);
}
