package dev.assay.fold;

import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a metric, or an experiment's own conversions.
 *
 * @param stream the lifecycle position that made this version: names the user's matching events in a {@link UserState}.
 *     Own conversions take the position of the experiment's start, which no metric version can have
 * @param id empty for own conversions
 * @param windowMicros how long after the first exposure an event counts; {@link #UNLIMITED} for own conversions
 */
public record TrackedMetric(
        long stream,
        Optional<MetricId> id,
        int version,
        MetricKind kind,
        String eventName,
        PropertyFilter filter,
        Optional<String> valueProperty,
        long windowMicros) {
    static final long UNLIMITED = Long.MAX_VALUE;

    /** A version of a defined metric. */
    public static TrackedMetric version(
            long position,
            MetricId id,
            int version,
            MetricKind kind,
            String eventName,
            PropertyFilter filter,
            Optional<String> valueProperty,
            Duration window) {
        return new TrackedMetric(
                position, Optional.of(id), version, kind, eventName, filter, valueProperty, window.toMillis() * 1_000);
    }

    /** What judges an experiment without a target metric: users with a conversion naming it. */
    static TrackedMetric ownConversions(long startPosition) {
        return new TrackedMetric(
                startPosition,
                Optional.empty(),
                0,
                MetricKind.CONVERSION,
                "",
                properties -> true,
                Optional.empty(),
                UNLIMITED);
    }

    boolean isOwnConversions() {
        return id.isEmpty();
    }

    boolean covers(long firstExposure, long at) {
        return at >= firstExposure && at - firstExposure <= windowMicros;
    }

    /** What is kept of an event's properties. */
    long valueOf(Map<String, Object> properties) {
        return kind == MetricKind.MEAN ? Micros.ofValue(properties.get(valueProperty.orElseThrow())) : 0;
    }
}
