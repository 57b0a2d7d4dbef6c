package dev.assay.model.experiment;

import dev.assay.model.behaviour.UserReference;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives one user always the same variant. */
public record SetOverride(@TargetAggregateIdentifier ExperimentKey experiment, UserReference user, VariantId variant) {}
