package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** A variant was chosen. */
@EventName("experiment.decided")
public record ExperimentDecided(ExperimentKey experiment, VariantId variant, String reason) {}
