package dev.assay.fold;

import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a metric, or an experiment's own conversions.
 *
 * @param position the lifecycle position that made this version: names the user's matching events in a {@link UserState}.
 *     Own conversions take the position of the experiment's start, which no metric version can have
 * @param id empty for own conversions
 * @param parts which events count: one; of a ratio the numerator and the denominator, of a funnel its steps in order
 * @param span when they count
 * @param capMicros where a user's value is cut off; {@link #NO_CAP} for nowhere
 */
public record TrackedMetric(
        long position,
        Optional<MetricId> id,
        int version,
        MetricKind kind,
        List<Part> parts,
        Span span,
        long capMicros) {
    public static final long NO_CAP = Long.MAX_VALUE;

    /** A stream's number is its metric version's position and the part. */
    static final int MOST_PARTS = 16;

    static final long UNLIMITED = Long.MAX_VALUE;

    /**
     * Which events count, and by what.
     *
     * @param valueProperty the property that is summed; empty to count the events
     */
    public record Part(String eventName, PropertyFilter filter, Optional<String> valueProperty) {
        /** What is kept of an event's properties. */
        long valueOf(Map<String, Object> properties) {
            return valueProperty.isPresent() ? Micros.ofValue(properties.get(valueProperty.get())) : 0;
        }
    }

    /**
     * When events count, counted from the first exposure.
     *
     * @param startMicros after which
     * @param endMicros until when; {@link #UNLIMITED} for own conversions
     * @param beforeMicros how long before the exposure the covariate is measured; 0 for no covariate
     */
    public record Span(long startMicros, long endMicros, long beforeMicros) {
        /** Up to so long after the exposure. */
        public static Span until(long endMicros) {
            return new Span(0, endMicros, 0);
        }

        boolean covers(long firstExposure, long at) {
            return at - firstExposure >= startMicros && at - firstExposure <= endMicros;
        }
    }

    public TrackedMetric {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a metric has 1 to " + MOST_PARTS + " parts");
        }
    }

    /** What judges an experiment without a target metric: users with a conversion naming it. */
    static TrackedMetric ownConversions(long startPosition) {
        return new TrackedMetric(
                startPosition,
                Optional.empty(),
                0,
                MetricKind.CONVERSION,
                List.of(new Part("", properties -> true, Optional.empty())),
                Span.until(UNLIMITED),
                NO_CAP);
    }

    boolean isOwnConversions() {
        return id.isEmpty();
    }

    /** What names a part's events in a user's state. */
    long stream(int part) {
        return stream(position, part);
    }

    static long stream(long position, int part) {
        return position * MOST_PARTS + part;
    }
}
