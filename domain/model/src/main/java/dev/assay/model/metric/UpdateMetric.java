package dev.assay.model.metric;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Defines a new version of a metric. */
public record UpdateMetric(@TargetAggregateIdentifier MetricKey metric, MetricDefinition definition) {}
