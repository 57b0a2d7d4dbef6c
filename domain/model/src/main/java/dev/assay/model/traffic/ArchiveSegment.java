package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a segment out of use: nobody belongs to it any more. */
public record ArchiveSegment(@TargetAggregateIdentifier SegmentKey segment) {}
