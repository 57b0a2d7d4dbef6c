package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a bandit's proposal with what it rests on. */
public record ProposeAllocation(@TargetAggregateIdentifier ExperimentKey experiment, AllocationProposal proposal) {}
