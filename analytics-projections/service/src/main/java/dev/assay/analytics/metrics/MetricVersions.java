package dev.assay.analytics.metrics;

import dev.assay.fold.TrackedMetric;
import dev.assay.model.metric.MetricDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One metric's versions, by the position of the event that made each: events may arrive a little out of order. */
final class MetricVersions {
    private final NavigableMap<Long, Version> versions = new TreeMap<>();

    /** @param position the event that made it */
    record Version(long position, int number, MetricDefinition definition, List<TrackedMetric.Part> parts) {}

    void add(Version version) {
        versions.put(version.position(), version);
    }

    /** The version in force at a position; empty before the first. */
    Optional<Version> asOf(long position) {
        return Optional.ofNullable(versions.floorEntry(position)).map(Map.Entry::getValue);
    }

    Collection<Version> all() {
        return versions.values();
    }

    /** The position of the version that follows the one made at a position; the largest number while there is none. */
    long after(long position) {
        var next = versions.higherKey(position);
        return next == null ? Long.MAX_VALUE : next;
    }

    Version newest() {
        return versions.lastEntry().getValue();
    }
}
