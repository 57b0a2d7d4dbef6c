package dev.assay.model.metric;

import dev.assay.model.event.EventName;

/** A metric came into being, at version 1. */
@EventName(value = "metric.created", revision = 2)
public record MetricCreated(MetricKey metric, MetricDefinition definition) {}
