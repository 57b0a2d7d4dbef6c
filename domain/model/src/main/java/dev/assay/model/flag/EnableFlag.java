package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Switches a flag on. */
public record EnableFlag(@TargetAggregateIdentifier FlagKey flag, String reason) {}
