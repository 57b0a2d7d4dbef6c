package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a planned change back. */
public record CancelFlagChange(@TargetAggregateIdentifier FlagKey flag, int number) {}
