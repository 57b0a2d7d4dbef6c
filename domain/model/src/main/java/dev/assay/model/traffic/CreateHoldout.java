package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Holds a share of users out of experiments. */
public record CreateHoldout(@TargetAggregateIdentifier HoldoutKey holdout, HoldoutDefinition definition, String salt) {}
