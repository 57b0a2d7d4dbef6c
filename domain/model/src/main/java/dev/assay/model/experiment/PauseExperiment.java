package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Suspends assignment. */
public record PauseExperiment(@TargetAggregateIdentifier ExperimentKey experiment, String reason) {}
