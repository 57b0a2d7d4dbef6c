package dev.assay.model.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for a second generation of a projection. */
public record RequestRebuild(@TargetAggregateIdentifier ProjectionKey key, String reason) {}
