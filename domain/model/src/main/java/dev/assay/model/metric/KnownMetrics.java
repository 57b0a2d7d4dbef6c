package dev.assay.model.metric;

/** Which metrics there are, answered by the event store itself, so that an answer is never out of date. */
public interface KnownMetrics {
    /** Whether it was created and not archived. */
    boolean exists(MetricKey metric);
}
