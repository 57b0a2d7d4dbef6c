package dev.assay.model.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Shows readers the second generation. */
public record PromoteGeneration(@TargetAggregateIdentifier ProjectionKey key, int generation, String reason) {}
