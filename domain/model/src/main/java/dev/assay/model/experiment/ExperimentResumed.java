package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** Assignment goes on after a pause. */
@EventName("experiment.resumed")
public record ExperimentResumed(ExperimentKey experiment) {}
