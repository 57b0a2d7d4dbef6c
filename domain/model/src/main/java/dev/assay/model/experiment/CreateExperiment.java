package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a draft. */
public record CreateExperiment(
        @TargetAggregateIdentifier ExperimentKey experiment, ExperimentDefinition definition, String salt) {}
