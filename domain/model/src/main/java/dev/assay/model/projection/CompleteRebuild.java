package dev.assay.model.projection;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes that the second generation has caught up. */
public record CompleteRebuild(
        @TargetAggregateIdentifier ProjectionKey key,
        int generation,
        long events,
        String checksum,
        String liveChecksum) {}
