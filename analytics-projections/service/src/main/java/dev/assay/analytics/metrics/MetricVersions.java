package dev.assay.analytics.metrics;

import dev.assay.fold.PropertyFilter;
import dev.assay.model.metric.MetricDefinition;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One metric's versions, by the position of the event that made each: events may arrive a little out of order. */
final class MetricVersions {
    private final NavigableMap<Long, Version> versions = new TreeMap<>();

    /** @param position the event that made it */
    record Version(long position, int number, MetricDefinition definition, PropertyFilter filter) {}

    void add(Version version) {
        versions.put(version.position(), version);
    }

    /** The version in force at a position; empty before the first. */
    Optional<Version> asOf(long position) {
        return Optional.ofNullable(versions.floorEntry(position)).map(Map.Entry::getValue);
    }

    Version newest() {
        return versions.lastEntry().getValue();
    }
}
