package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Replaces a segment's definition; its listed users stay. */
public record UpdateSegment(@TargetAggregateIdentifier SegmentKey segment, SegmentDefinition definition) {}
