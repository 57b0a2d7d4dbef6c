package dev.assay.model.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes that the second generation could not be built. */
public record FailRebuild(@TargetAggregateIdentifier ProjectionKey key, int generation, String cause) {}
