package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a draft with another's definition, without its dates and its history. */
public record CloneExperiment(
        @TargetAggregateIdentifier ExperimentKey experiment,
        ExperimentDefinition definition,
        String salt,
        ExperimentId source) {}
