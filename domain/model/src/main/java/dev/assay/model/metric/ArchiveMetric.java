package dev.assay.model.metric;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a metric off the lists. */
public record ArchiveMetric(@TargetAggregateIdentifier MetricKey metric) {}
