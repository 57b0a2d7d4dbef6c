package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Begins assignment and tracking. */
public record StartExperiment(@TargetAggregateIdentifier ExperimentKey experiment, Trigger trigger) {}
