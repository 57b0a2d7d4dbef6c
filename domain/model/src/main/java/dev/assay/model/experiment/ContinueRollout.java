package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a rollout go on that was halted. */
public record ContinueRollout(@TargetAggregateIdentifier ExperimentKey experiment, String reason) {}
