package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets those who were held out take part again. */
public record EndHoldout(@TargetAggregateIdentifier HoldoutKey holdout) {}
