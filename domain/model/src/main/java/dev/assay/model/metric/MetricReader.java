package dev.assay.model.metric;

import dev.assay.model.json.ConditionReader;
import dev.assay.model.json.Durations;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Names;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            "window_start",
            "conversion_window",
            "direction",
            "denominator",
            "steps",
            "quantile",
            "cap",
            "pre_exposure_window");

    /** With what a read adds, so that a client can change one field of what it read and send it back. */
    private static final Set<String> FIELDS_AS_READ = Stream.concat(
                    FIELDS.stream(),
                    Stream.of("metric_version", "archived", "version", "created_at", "updated_at", "versions"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration DEFAULT_WINDOW = Duration.ofDays(14);
    private static final int NAME = 200;
    private static final int ID = 100;
    private static final int PROPERTY = 100;
    private static final int MOST_STEPS = 9;

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
        var kind = fields.required("kind", 20, Names.of(MetricKind.class));
        return new MetricDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                kind == null ? MetricKind.CONVERSION : kind,
                fields.requiredText("event_name", NAME),
                filter(fields, faults),
                fields.optionalText("value_property", PROPERTY),
                fields.optional("window_start", 30, Durations::parse).orElse(Duration.ZERO),
                fields.optional("conversion_window", 30, Durations::parse).orElse(DEFAULT_WINDOW),
                fields.optional("direction", 20, Names.of(Direction.class)).orElse(Direction.INCREASE),
                fields.node("denominator")
                        .flatMap(node -> Optional.ofNullable(counted(node, fields.at("denominator"), true, faults))),
                fields.<Counted>list("steps", MOST_STEPS, (node, where) -> counted(node, where, false, faults)),
                decimal(fields, "quantile"),
                fields.node("cap").map(node -> cap(node, fields.at("cap"), faults)),
                fields.optional("pre_exposure_window", 30, Durations::parse).orElse(Duration.ZERO));
    }

    private static @Nullable Counted counted(JsonNode node, String where, boolean valued, Faults faults) {
        var fields = new Fields(node, where, faults)
                .allowOnly(valued ? Set.of("event_name", "filter", "value_property") : Set.of("event_name", "filter"));
        var event = fields.requiredText("event_name", NAME);
        return event.isBlank()
                ? null
                : new Counted(event, filter(fields, faults), fields.optionalText("value_property", PROPERTY));
    }

    private static Cap cap(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("value", "quantile"));
        return new Cap(decimal(fields, "value"), decimal(fields, "quantile"));
    }

    private static OptionalDouble decimal(Fields fields, String name) {
        return fields.number(name)
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElseGet(OptionalDouble::empty);
    }

    private static Condition filter(Fields fields, Faults faults) {
        return new Condition.All(
                fields.<Condition>list("filter", 100, (node, where) -> ConditionReader.read(node, where, faults)));
    }
}
