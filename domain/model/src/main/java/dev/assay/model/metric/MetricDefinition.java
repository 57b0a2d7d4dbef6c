package dev.assay.model.metric;

import dev.assay.rules.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a metric measures. Per exposed user, over the matching events after the first exposure and inside the window.
 *
 * @param eventName the tracked event's name; of a ratio its numerator, of a funnel its first step
 * @param filter holds for the properties of the events that count; {@code All([])} lets all through
 * @param valueProperty the numeric property a {@link MetricKind#MEAN} or a ratio's numerator sums, and whose quantile a
 *     {@link MetricKind#QUANTILE} is; empty for the other kinds
 * @param windowStart how long after the first exposure an event must at least be; only for {@link MetricKind#RETENTION}
 * @param conversionWindow how long after the first exposure an event still counts
 * @param denominator what a {@link MetricKind#RATIO} divides by
 * @param steps what a {@link MetricKind#FUNNEL} goes through after its first step, in order
 * @param quantile of a {@link MetricKind#QUANTILE}, between 0 and 1
 * @param preExposureWindow how long before the first exposure the same is measured, to reduce variance by; zero for not at all
 */
public record MetricDefinition(
        String name,
        String description,
        MetricKind kind,
        String eventName,
        Condition filter,
        Optional<String> valueProperty,
        Duration windowStart,
        Duration conversionWindow,
        Direction direction,
        Optional<Counted> denominator,
        List<Counted> steps,
        OptionalDouble quantile,
        Optional<Cap> cap,
        Duration preExposureWindow) {
    public MetricDefinition {
        steps = List.copyOf(steps);
    }

    /** A metric without any of the refinements. */
    public MetricDefinition(
            String name,
            String description,
            MetricKind kind,
            String eventName,
            Condition filter,
            Optional<String> valueProperty,
            Duration conversionWindow,
            Direction direction) {
        this(
                name,
                description,
                kind,
                eventName,
                filter,
                valueProperty,
                Duration.ZERO,
                conversionWindow,
                direction,
                Optional.empty(),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    /** The events it looks at: the numerator and the denominator of a ratio, a funnel's steps, or the one of the other kinds. */
    public List<Counted> parts() {
        var first = new Counted(eventName, filter, valueProperty);
        return switch (kind) {
            case RATIO -> denominator.map(each -> List.of(first, each)).orElse(List.of(first));
            case FUNNEL -> {
                var all = new ArrayList<Counted>();
                all.add(first);
                all.addAll(steps);
                yield List.copyOf(all);
            }
            default -> List.of(first);
        };
    }
}
