package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** The experiment ended. */
@EventName("experiment.stopped")
public record ExperimentStopped(ExperimentKey experiment, Trigger trigger, String reason) {}
