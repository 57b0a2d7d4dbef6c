package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces a flag's definition. */
public record UpdateFlag(@TargetAggregateIdentifier FlagKey flag, FlagDefinition definition) {}
