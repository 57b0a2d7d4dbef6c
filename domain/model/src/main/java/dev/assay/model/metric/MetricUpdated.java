package dev.assay.model.metric;

import dev.assay.model.event.EventName;

/** A new version of a metric; results keep saying which version they show. */
@EventName(value = "metric.updated", revision = 2)
public record MetricUpdated(MetricKey metric, int version, MetricDefinition definition) {}
