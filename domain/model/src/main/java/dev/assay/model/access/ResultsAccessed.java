package dev.assay.model.access;

import dev.assay.model.event.EventName;
import dev.assay.model.experiment.ExperimentKey;

/** Someone read an experiment's results. */
@EventName("access.results_read")
public record ResultsAccessed(ExperimentKey experiment, String what) {}
