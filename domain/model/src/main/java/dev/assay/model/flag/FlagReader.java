package dev.assay.model.flag;

import dev.assay.model.Slug;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.json.ConditionReader;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Names;
import dev.assay.rules.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Reads a flag from its JSON form, naming every field that cannot be read by its pointer. */
public final class FlagReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "description",
            "owner",
            "tags",
            "type",
            "variations",
            "off_variation",
            "prerequisites",
            "rules",
            "default",
            "expires_at");

    /** With what a read adds, so that a client can change one field of what it read and send it back. */
    private static final Set<String> FIELDS_AS_READ = Stream.concat(
                    FIELDS.stream(),
                    Stream.of(
                            "enabled",
                            "archived",
                            "targets",
                            "scheduled_changes",
                            "version",
                            "created_at",
                            "created_by",
                            "updated_at"))
            .collect(Collectors.toUnmodifiableSet());

    private static final VariationId ON = new VariationId("on");
    private static final VariationId OFF = new VariationId("off");
    private static final int ID = 100;
    private static final int NAME = 200;
    private static final int MOST = 100;

    private FlagReader() {}

    /** A new flag as its author sends it. */
    public record Creation(FlagId id, FlagDefinition definition) {}

    /** Refuses when any field has the wrong form. Unknown fields are faults too. */
    public static Creation creation(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(FIELDS);
        var id = fields.required("id", ID, FlagId::new);
        var definition = definition(fields, faults);
        faults.refuseIfAny();
        return new Creation(Objects.requireNonNull(id), definition);
    }

    /** A definition to replace the present one with; it may be sent as it was read, with what the server adds to it. */
    public static FlagDefinition replacement(JsonNode body, FlagId present) {
        var faults = new Faults();
        var definition = replacement(body, "", present, faults);
        faults.refuseIfAny();
        return definition;
    }

    /** From {@code {"at", "enabled", "definition", "reason"}}. */
    public static ScheduledChange change(JsonNode body, FlagId present) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("at", "enabled", "definition", "reason"));
        var at = fields.instant("at");
        if (at.isEmpty() && fields.node("at").isEmpty()) {
            fields.fault("at", "is required");
        }
        var change = new ScheduledChange(
                at.orElse(Instant.EPOCH),
                fields.node("enabled").map(_ -> fields.flag("enabled", false)),
                fields.node("definition").map(node -> replacement(node, "/definition", present, faults)),
                fields.text("reason", 2_000));
        faults.refuseIfAny();
        return change;
    }

    private static FlagDefinition replacement(JsonNode body, String where, FlagId present, Faults faults) {
        var fields = new Fields(body, where, faults).allowOnly(FIELDS_AS_READ).keeping("id", ID, present, FlagId::new);
        return definition(fields, faults);
    }

    private static FlagDefinition definition(Fields fields, Faults faults) {
        var type = fields.optional("type", 20, Names.of(FlagType.class)).orElse(FlagType.BOOLEAN);
        var given = fields.list("variations", MOST, (node, where) -> variation(node, where, faults));
        boolean usual = type == FlagType.BOOLEAN && fields.node("variations").isEmpty();
        if (!usual && fields.node("variations").isEmpty()) {
            fields.fault("variations", "is required");
        }
        var off = usual || given.stream().anyMatch(each -> each.id().equals(OFF))
                ? fields.optional("off_variation", ID, VariationId::new).orElse(OFF)
                : fields.required("off_variation", ID, VariationId::new);
        return new FlagDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                fields.text("owner", NAME),
                fields.texts("tags", MOST, 50, text -> text),
                type,
                usual ? onAndOff() : given,
                off == null ? OFF : off,
                fields.list("prerequisites", 10, (node, where) -> prerequisite(node, where, faults)),
                fields.list("rules", MOST, (node, where) -> rule(node, where, faults)),
                fields.node("default")
                        .map(node -> serve(node, fields.at("default"), faults))
                        .orElse(Serve.always(usual ? ON : off == null ? OFF : off)),
                fields.instant("expires_at"));
    }

    private static List<Variation> onAndOff() {
        return List.of(new Variation(ON, "On", BooleanNode.TRUE), new Variation(OFF, "Off", BooleanNode.FALSE));
    }

    private static @Nullable Variation variation(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "name", "value"));
        var id = fields.required("id", ID, VariationId::new);
        var name = fields.optionalText("name", NAME);
        var value = fields.node("value");
        if (value.isEmpty()) {
            fields.fault("value", "is required");
        }
        return id == null || value.isEmpty() ? null : new Variation(id, name.orElse(id.value()), value.get());
    }

    private static @Nullable Dependency prerequisite(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("flag", "variations"));
        var flag = fields.required("flag", ID, FlagId::new);
        var variations = fields.texts("variations", MOST, ID, VariationId::new);
        return flag == null ? null : new Dependency(flag, variations);
    }

    private static @Nullable Rule rule(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "description", "conditions", "serve"));
        var id = fields.required("id", ID, text -> Slug.require("a rule id", text));
        var conditions = fields.<Condition>list(
                "conditions", MOST, (condition, at) -> ConditionReader.read(condition, at, faults));
        var serve = fields.node("serve").map(serving -> serve(serving, fields.at("serve"), faults));
        if (serve.isEmpty()) {
            fields.fault("serve", "is required");
        }
        return id == null || serve.isEmpty()
                ? null
                : new Rule(id, fields.text("description", 1_000), conditions, serve.get());
    }

    private static Serve serve(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("variation", "split", "by", "experiment"));
        return new Serve(
                fields.optional("variation", ID, VariationId::new),
                fields.list("split", MOST, (share, at) -> share(share, at, faults)),
                fields.optionalText("by", NAME),
                fields.optional("experiment", ID, ExperimentId::new));
    }

    private static Serve.@Nullable Share share(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("variation", "percent"));
        var variation = fields.required("variation", ID, VariationId::new);
        Optional<Percent> percent = fields.requiredNumber("percent", Percent::of);
        return variation == null || percent.isEmpty() ? null : new Serve.Share(variation, percent.get());
    }
}
