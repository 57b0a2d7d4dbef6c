package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Plans a change for a moment to come. */
public record ScheduleFlagChange(@TargetAggregateIdentifier FlagKey flag, ScheduledChange change) {}
