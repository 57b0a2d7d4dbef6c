package dev.assay.model.traffic;

import dev.assay.model.experiment.Percent;
import dev.assay.model.json.ConditionReader;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.rules.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads segments, layers and holdouts from their JSON form, naming every field that cannot be read by its pointer. */
public final class TrafficReader {
    private static final int ID = 100;
    private static final int NAME = 200;
    private static final int MOST_USERS = 10_000;
    private static final int LONGEST_USER_ID = 512;

    /** What a read adds, so that a client can change one field of what it read and send it back. */
    private static final List<String> AS_READ =
            List.of("archived", "users", "experiments", "free", "version", "created_at", "created_by", "updated_at");

    private TrafficReader() {}

    /** Something new as its author sends it. */
    public record Creation<I, D>(I id, D definition) {}

    /** Users to be listed, and no longer to be. */
    public record UserChanges(List<String> added, List<String> removed) {}

    public static Creation<SegmentId, SegmentDefinition> segment(JsonNode body) {
        return creation(body, SegmentId::new, TrafficReader::segment, "name", "description", "conditions");
    }

    public static SegmentDefinition segment(JsonNode body, SegmentId present) {
        return replacement(body, present, SegmentId::new, TrafficReader::segment, "name", "description", "conditions");
    }

    public static Creation<LayerId, Labels> layer(JsonNode body) {
        return creation(body, LayerId::new, TrafficReader::labels, "name", "description");
    }

    public static Labels layer(JsonNode body, LayerId present) {
        return replacement(body, present, LayerId::new, TrafficReader::labels, "name", "description");
    }

    public static Creation<HoldoutId, HoldoutDefinition> holdout(JsonNode body) {
        return creation(body, HoldoutId::new, TrafficReader::holdout, "name", "description", "share", "tags");
    }

    public static HoldoutDefinition holdout(JsonNode body, HoldoutId present) {
        return replacement(
                body, present, HoldoutId::new, TrafficReader::holdout, "name", "description", "share", "tags");
    }

    /** From {@code {"add": […], "remove": […]}}. */
    public static UserChanges users(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("add", "remove"));
        var changes = new UserChanges(
                fields.texts("add", MOST_USERS, LONGEST_USER_ID, text -> text),
                fields.texts("remove", MOST_USERS, LONGEST_USER_ID, text -> text));
        if (fields.node("add").isEmpty() && fields.node("remove").isEmpty()) {
            faults.add("", "names nobody: give add, remove or both");
        }
        faults.refuseIfAny();
        return changes;
    }

    private interface Reading<D> {
        D read(Fields fields, Faults faults);
    }

    private static <I, D> Creation<I, D> creation(
            JsonNode body, Function<String, I> parse, Reading<D> reading, String... names) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(allowed(names, List.of()));
        @Nullable I id = fields.required("id", ID, parse);
        var definition = reading.read(fields, faults);
        faults.refuseIfAny();
        return new Creation<>(Objects.requireNonNull(id), definition);
    }

    private static <I, D> D replacement(
            JsonNode body, I present, Function<String, I> parse, Reading<D> reading, String... names) {
        var faults = new Faults();
        var fields =
                new Fields(body, "", faults).allowOnly(allowed(names, AS_READ)).keeping("id", ID, present, parse);
        var definition = reading.read(fields, faults);
        faults.refuseIfAny();
        return definition;
    }

    private static Set<String> allowed(String[] names, List<String> more) {
        return Stream.of(Stream.of("id"), Arrays.stream(names), more.stream())
                .flatMap(each -> each)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static SegmentDefinition segment(Fields fields, Faults faults) {
        return new SegmentDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                fields.<Condition>list("conditions", 100, (node, where) -> ConditionReader.read(node, where, faults)));
    }

    private static Labels labels(Fields fields, Faults faults) {
        return new Labels(fields.requiredText("name", NAME), fields.text("description", 5_000));
    }

    private static HoldoutDefinition holdout(Fields fields, Faults faults) {
        return new HoldoutDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                fields.requiredNumber("share", Percent::of).orElse(Percent.ALL),
                fields.texts("tags", 100, 50, text -> text));
    }
}
