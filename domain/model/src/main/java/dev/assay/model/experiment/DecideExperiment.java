package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Chooses the variant to ship. */
public record DecideExperiment(@TargetAggregateIdentifier ExperimentKey experiment, VariantId variant, String reason) {}
