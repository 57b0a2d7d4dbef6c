package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Divides traffic as the newest proposal says. */
public record ApplyProposal(@TargetAggregateIdentifier ExperimentKey experiment, int number) {}
