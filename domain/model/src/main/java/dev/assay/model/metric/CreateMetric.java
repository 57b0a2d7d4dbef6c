package dev.assay.model.metric;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Defines a metric. */
public record CreateMetric(@TargetAggregateIdentifier MetricKey metric, MetricDefinition definition) {}
