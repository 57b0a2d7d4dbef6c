package dev.assay.analytics.results;

import dev.assay.model.metric.MetricId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is asked of an experiment's results.
 *
 * @param metric the one to headline; empty for the target
 * @param from the first day of first exposure that counts
 * @param to the last one
 */
public record Question(Optional<MetricId> metric, Optional<LocalDate> from, Optional<LocalDate> to) {
    public static final Question PLAIN = new Question(Optional.empty(), Optional.empty(), Optional.empty());

    boolean covers(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true);
    }

    boolean isPartial() {
        return from.isPresent() || to.isPresent();
    }
}
