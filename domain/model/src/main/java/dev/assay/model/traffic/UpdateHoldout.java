package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes which experiments, or how many users. */
public record UpdateHoldout(@TargetAggregateIdentifier HoldoutKey holdout, HoldoutDefinition definition) {}
