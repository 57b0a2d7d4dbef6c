package dev.assay.model.metric;

import dev.assay.model.json.ConditionReader;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads a metric from its JSON form, naming every field that cannot be read by its pointer. */
public final class MetricReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "description",
            "kind",
            "event_name",
            "filter",
            "value_property",
            "conversion_window",
            "direction");

    /** With what a read adds, so that a client can change one field of what it read and send it back. */
    private static final Set<String> FIELDS_AS_READ = Stream.concat(
                    FIELDS.stream(),
                    Stream.of("metric_version", "archived", "version", "created_at", "updated_at", "versions"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(14);
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final int NAME = 200;
    private static final int ID = 100;

    private MetricReader() {}

    /** A new metric as its author sends it. */
    public record Creation(MetricId id, MetricDefinition definition) {}

    /** Refuses when any field has the wrong form. Unknown fields are faults too. */
    public static Creation creation(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(FIELDS);
        var id = fields.required("id", ID, MetricId::new);
        var definition = definition(fields, faults);
        faults.refuseIfAny();
        return new Creation(Objects.requireNonNull(id), definition);
    }

    /** A definition to replace the present one with; it may be sent as it was read, with what the server adds to it. */
    public static MetricDefinition replacement(JsonNode body, MetricId present) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(FIELDS_AS_READ).keeping("id", ID, present, MetricId::new);
        var definition = definition(fields, faults);
        faults.refuseIfAny();
        return definition;
    }

    private static MetricDefinition definition(Fields fields, Faults faults) {
        var kind = fields.required("kind", 20, named(MetricKind.class));
        return new MetricDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                kind == null ? MetricKind.CONVERSION : kind,
                fields.requiredText("event_name", NAME),
                new Condition.All(fields.<Condition>list(
                        "filter", 100, (node, where) -> ConditionReader.read(node, where, faults))),
                fields.optionalText("value_property", 100),
                fields.optional("conversion_window", 30, MetricReader::duration).orElse(DEFAULT_WINDOW),
                fields.optional("direction", 20, named(Direction.class)).orElse(Direction.INCREASE));
    }

    private static <E extends Enum<E>> Function<String, E> named(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("must be one of "
                    + String.join(
                                    ", ",
                                    Arrays.stream(type.getEnumConstants())
                                            .map(Enum::name)
                                            .toList())
                            .toLowerCase(Locale.ROOT));
        };
    }

    /** {@code P14D}, {@code PT1H} or {@code 14d}, {@code 12h}, {@code 30m}, {@code 45s}. */
    private static Duration duration(String text) {
        var match = SHORT_DURATION.matcher(text);
        try {
            return Duration.parse(
                    match.matches() ? (match.group(2).equals("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("must be a duration such as P14D, PT12H or 14d");
        }
    }
}
