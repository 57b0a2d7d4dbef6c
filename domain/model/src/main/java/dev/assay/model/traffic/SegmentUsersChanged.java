package dev.assay.model.traffic;

import dev.assay.model.event.EventName;
import dev.assay.rules.MarkSet;

/** Users were listed one by one, or are listed no longer. */
@EventName("segment.users_changed")
public record SegmentUsersChanged(SegmentKey segment, MarkSet added, MarkSet removed) {}
