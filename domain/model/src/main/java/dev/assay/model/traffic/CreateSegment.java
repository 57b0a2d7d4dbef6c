package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a segment. */
public record CreateSegment(@TargetAggregateIdentifier SegmentKey segment, SegmentDefinition definition) {}
