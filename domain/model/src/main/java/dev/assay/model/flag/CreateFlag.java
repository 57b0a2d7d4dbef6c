package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a flag, which is off until it is enabled. */
public record CreateFlag(@TargetAggregateIdentifier FlagKey flag, FlagDefinition definition, String salt) {}
