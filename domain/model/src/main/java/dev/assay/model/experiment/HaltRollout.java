package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a rollout in its phase until it is continued. */
public record HaltRollout(@TargetAggregateIdentifier ExperimentKey experiment, String reason) {}
