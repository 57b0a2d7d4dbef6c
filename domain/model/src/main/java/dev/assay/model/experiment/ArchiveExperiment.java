package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the experiment off the lists. */
public record ArchiveExperiment(@TargetAggregateIdentifier ExperimentKey experiment) {}
