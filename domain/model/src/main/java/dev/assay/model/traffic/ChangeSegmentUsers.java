package dev.assay.model.traffic;

import dev.assay.rules.MarkSet;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lists users one by one, or lists them no longer. */
public record ChangeSegmentUsers(@TargetAggregateIdentifier SegmentKey segment, MarkSet added, MarkSet removed) {}
