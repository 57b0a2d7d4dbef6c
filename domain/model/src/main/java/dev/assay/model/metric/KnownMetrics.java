package dev.assay.model.metric;

/** Which metrics exist, answered by the event store itself, so that an answer is never out of date. */
public interface KnownMetrics {
    boolean exists(MetricKey metric);
}
