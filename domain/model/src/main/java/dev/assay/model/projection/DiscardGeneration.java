package dev.assay.model.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Drops the second generation. */
public record DiscardGeneration(@TargetAggregateIdentifier ProjectionKey key, int generation, String reason) {}
