package dev.assay.model.metric;

import dev.assay.rules.Condition;
import java.time.Duration;
import java.util.Optional;

/**
 * What a metric measures. Per exposed user, over the matching events after the first exposure and inside the window.
 *
 * @param eventName the tracked event's name
 * @param filter holds for the properties of the events that count; {@code All([])} lets all through
 * @param valueProperty the numeric property a {@link MetricKind#MEAN} sums; empty for the other kinds
 * @param conversionWindow how long after the first exposure an event still counts
 */
public record MetricDefinition(
        String name,
        String description,
        MetricKind kind,
        String eventName,
        Condition filter,
        Optional<String> valueProperty,
        Duration conversionWindow,
        Direction direction) {}
