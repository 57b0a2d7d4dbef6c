package dev.assay.model.experiment;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the experiment. */
public record StopExperiment(@TargetAggregateIdentifier ExperimentKey experiment, Trigger trigger, String reason) {}
