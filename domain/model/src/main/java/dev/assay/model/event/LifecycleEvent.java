package dev.assay.model.event;

import java.time.Instant;

/**
 * An event as it stands in the event store.
 *
 * @param position its place in the whole store, rising
 * @param type its readable name, such as {@code experiment.started}
 * @param stream the aggregate's identity, such as {@code acme/production/experiments/checkout}
 * @param version its place in the stream, from 0
 */
public record LifecycleEvent(
        long position, Instant at, EventContext context, String type, String stream, long version, Object payload) {}
