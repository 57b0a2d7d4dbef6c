package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import dev.assay.rules.Allocation;

/** The definition was replaced. */
@EventName(value = "experiment.updated", revision = 4)
public record ExperimentUpdated(ExperimentKey experiment, ExperimentDefinition definition, Allocation allocation) {}
