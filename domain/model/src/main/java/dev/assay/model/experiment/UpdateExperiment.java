package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces the definition. */
public record UpdateExperiment(@TargetAggregateIdentifier ExperimentKey experiment, ExperimentDefinition definition) {}
