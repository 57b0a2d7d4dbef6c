package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** Assignment is suspended; everyone gets the control. */
@EventName("experiment.paused")
public record ExperimentPaused(ExperimentKey experiment, String reason) {}
