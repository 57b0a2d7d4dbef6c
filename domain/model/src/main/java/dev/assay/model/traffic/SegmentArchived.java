package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A segment is out of use, for good. */
@EventName("segment.archived")
public record SegmentArchived(SegmentKey segment) {}
