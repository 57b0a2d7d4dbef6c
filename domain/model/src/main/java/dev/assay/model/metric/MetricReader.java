package dev.assay.model.metric;

import dev.assay.model.json.ConditionJson;
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
    private static final Duration DEFAULT_WINDOW = Duration.ofDays(14);
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final int NAME = 200;

    private MetricReader() {}

    public static MetricId id(JsonNode body) {
        var faults = new Faults();
        var id = new Fields(body, "", faults).required("id", 100, MetricId::new);
        faults.refuseIfAny();
        return Objects.requireNonNull(id);
    }

    public static MetricDefinition definition(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(FIELDS);
        var kind = fields.required("kind", 20, named(MetricKind.class));
        var definition = new MetricDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                kind == null ? MetricKind.CONVERSION : kind,
                fields.requiredText("event_name", NAME),
                new Condition.All(fields.<Condition>list(
                        "filter", 100, (node, where) -> ConditionJson.read(node, where, faults))),
                fields.optionalText("value_property", 100),
                fields.optional("conversion_window", 30, MetricReader::duration).orElse(DEFAULT_WINDOW),
                fields.optional("direction", 20, named(Direction.class)).orElse(Direction.INCREASE));
        faults.refuseIfAny();
        return definition;
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
