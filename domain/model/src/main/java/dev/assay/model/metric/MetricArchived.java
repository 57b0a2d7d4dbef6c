package dev.assay.model.metric;

import dev.assay.model.event.EventName;

/** A metric left the lists. */
@EventName("metric.archived")
public record MetricArchived(MetricKey metric) {}
