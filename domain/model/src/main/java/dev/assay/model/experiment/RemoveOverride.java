package dev.assay.model.experiment;

import dev.assay.model.behaviour.UserReference;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Assigns a user like everyone else again. */
public record RemoveOverride(@TargetAggregateIdentifier ExperimentKey experiment, UserReference user) {}
