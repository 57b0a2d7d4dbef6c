package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Goes on after a pause. */
public record ResumeExperiment(@TargetAggregateIdentifier ExperimentKey experiment) {}
