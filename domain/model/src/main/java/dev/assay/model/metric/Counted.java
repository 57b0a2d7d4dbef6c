package dev.assay.model.metric;

import dev.assay.rules.Condition;
import java.util.Optional;

/**
 * Which events count, and by what.
 *
 * @param filter holds for the properties of the events that count; {@code All([])} lets all through
 * @param valueProperty the numeric property that is summed; empty to count the events
 */
public record Counted(String eventName, Condition filter, Optional<String> valueProperty) {}
