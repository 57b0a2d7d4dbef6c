package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A segment is defined anew. */
@EventName("segment.updated")
public record SegmentUpdated(SegmentKey segment, SegmentDefinition definition) {}
