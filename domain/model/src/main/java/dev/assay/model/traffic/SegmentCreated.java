package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A segment came into being. */
@EventName("segment.created")
public record SegmentCreated(SegmentKey segment, SegmentDefinition definition) {}
