package dev.assay.server.lifecycle;

import dev.assay.model.metric.KnownMetrics;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricKey;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Knows metrics by their own streams: an archived one is none to measure a new experiment by. */
final class MetricsInForce implements KnownMetrics {
    private final EventStore store;

    MetricsInForce(EventStore store) {
        this.store = store;
    }

    @Override
    public boolean exists(MetricKey metric) {
        var newest = store.lastSequenceNumberFor(metric.toString());
        return newest.isPresent() && !isArchived(metric, newest.get());
    }

    /** Archiving is the last thing that happens to a metric. */
    private boolean isArchived(MetricKey metric, long newest) {
        var last = store.readEvents(metric.toString(), newest);
        return last.hasNext() && last.next().getPayload() instanceof MetricArchived;
    }
}
