package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** Assignment and tracking began. */
@EventName("experiment.started")
public record ExperimentStarted(ExperimentKey experiment, Trigger trigger) {}
