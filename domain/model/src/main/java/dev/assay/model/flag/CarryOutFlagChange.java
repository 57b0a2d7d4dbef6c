package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A planned change's moment has come. */
public record CarryOutFlagChange(@TargetAggregateIdentifier FlagKey flag, int number) {}
