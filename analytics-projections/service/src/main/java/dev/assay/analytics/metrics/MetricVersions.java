package dev.assay.analytics.metrics;

import dev.assay.fold.PropertyFilter;
import dev.assay.model.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One metric's versions, oldest first. */
final class MetricVersions {
    private final List<Version> versions = new ArrayList<>();

    /** @param position the event that made it */
    record Version(long position, int number, MetricDefinition definition, PropertyFilter filter) {}

    void add(Version version) {
        versions.add(version);
    }

    /** The version in force at a position; empty before the first. */
    Optional<Version> asOf(long position) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).position() <= position) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    Version newest() {
        return versions.getLast();
    }
}
