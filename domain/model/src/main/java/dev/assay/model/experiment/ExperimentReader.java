package dev.assay.model.experiment;

import dev.assay.model.json.ConditionReader;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.metric.MetricId;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerPlace;
import dev.assay.model.traffic.SegmentId;
import dev.assay.rules.Condition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an experiment from its JSON form, naming every field that cannot be read by its pointer. */
public final class ExperimentReader {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "name",
            "description",
            "hypothesis",
            "owner",
            "tags",
            "variants",
            "coverage",
            "targeting_rules",
            "exclusion_rules",
            "target_metric",
            "secondary_metrics",
            "guardrails",
            "start_date",
            "end_date",
            "analysis",
            "segments",
            "layer",
            "holdouts",
            "exclusive_with",
            "allocation_strategy",
            "sticky",
            "rollout",
            "bandit",
            FactorReader.FACTORS);

    /** With what a read adds, so that a client can change one field of what it read and send it back. */
    private static final Set<String> FIELDS_AS_READ = Stream.concat(
                    FIELDS.stream(),
                    Stream.of(
                            "status",
                            "version",
                            "created_at",
                            "created_by",
                            "updated_at",
                            "started_at",
                            "stopped_at",
                            "stop_reason",
                            "decision",
                            "allocation_ranges",
                            "rollout_state",
                            "cloned_from"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_LIST = 100;
    private static final int NAME = 200;
    private static final int ID = 100;
    private static final int REASON = 2_000;

    private ExperimentReader() {}

    /** A new experiment as its author sends it. */
    public record Creation(ExperimentId id, ExperimentDefinition definition) {}

    /** Refuses when any field has the wrong form. Unknown fields are faults too. */
    public static Creation creation(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(FIELDS);
        var id = fields.required("id", ID, ExperimentId::new);
        var definition = definition(fields, faults);
        faults.refuseIfAny();
        return new Creation(Objects.requireNonNull(id), definition);
    }

    /** A definition to replace the present one with; it may be sent as it was read, with what the server adds to it. */
    public static ExperimentDefinition replacement(JsonNode body, ExperimentId present) {
        var faults = new Faults();
        var fields =
                new Fields(body, "", faults).allowOnly(FIELDS_AS_READ).keeping("id", ID, present, ExperimentId::new);
        var definition = definition(fields, faults);
        faults.refuseIfAny();
        return definition;
    }

    /** New shares by variant, and why. */
    public record Reallocation(SequencedMap<VariantId, Percent> weights, String reason) {}

    /** From {@code {"variants": [{"id", "allocation"}], "reason"}}. */
    public static Reallocation reallocation(JsonNode body) {
        var faults = new Faults();
        var request = new Fields(body, "", faults).allowOnly(Set.of("variants", "reason"));
        var weights = weights(request, faults);
        var reason = request.text("reason", REASON);
        faults.refuseIfAny();
        return new Reallocation(weights, reason);
    }

    private static SequencedMap<VariantId, Percent> weights(Fields request, Faults faults) {
        var weights = new LinkedHashMap<VariantId, Percent>();
        request.list("variants", MAX_LIST, (node, where) -> {
            var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "allocation"));
            var id = fields.required("id", ID, VariantId::new);
            var share = fields.requiredNumber("allocation", Percent::of);
            if (id != null && share.isPresent() && weights.put(id, share.get()) != null) {
                fields.fault("id", "is named twice");
            }
            return id;
        });
        return weights;
    }

    private static ExperimentDefinition definition(Fields fields, Faults faults) {
        if (fields.node(FactorReader.FACTORS).isPresent()) {
            var factors = FactorReader.read(fields, faults);
            return definition(
                    fields, factors.variants(), analysis(fields, faults).of(factors.analysed()), faults);
        }
        var variants = fields.<Variant>list("variants", MAX_LIST, (node, where) -> variant(node, where, faults));
        return definition(fields, variants, analysis(fields, faults), faults);
    }

    private static ExperimentDefinition definition(
            Fields fields, List<Variant> variants, Analysis analysis, Faults faults) {
        return new ExperimentDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                fields.text("hypothesis", 5_000),
                fields.text("owner", NAME),
                fields.texts("tags", MAX_LIST, 50, text -> text),
                variants,
                fields.number("coverage", Percent::of).orElse(Percent.ALL),
                conditions(fields, "targeting_rules", faults),
                conditions(fields, "exclusion_rules", faults),
                fields.optional("target_metric", ID, MetricId::new),
                fields.texts("secondary_metrics", MAX_LIST, ID, MetricId::new),
                fields.list("guardrails", MAX_LIST, (node, where) -> guardrail(node, where, faults)),
                fields.instant("start_date"),
                fields.instant("end_date"),
                analysis,
                traffic(fields, faults),
                SteeringReader.read(fields, faults));
    }

    private static List<Condition> conditions(Fields fields, String name, Faults faults) {
        return fields.<Condition>list(name, MAX_LIST, (node, where) -> ConditionReader.read(node, where, faults));
    }

    private static @Nullable Variant variant(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "name", "allocation", "config", "control"));
        var id = fields.required("id", ID, VariantId::new);
        var allocation = fields.requiredNumber("allocation", Percent::of);
        var name = fields.optionalText("name", NAME);
        var control = fields.flag("control", false);
        return id == null || allocation.isEmpty()
                ? null
                : new Variant(
                        id,
                        name.orElse(id.value()),
                        allocation.get(),
                        fields.node("config").orElse(JsonNodeFactory.instance.objectNode()),
                        control);
    }

    private static @Nullable Guardrail guardrail(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("metric", "margin"));
        var metric = fields.required("metric", ID, MetricId::new);
        var margin = fields.number("margin").orElse(BigDecimal.ZERO);
        return metric == null ? null : new Guardrail(metric, margin.doubleValue());
    }

    private static Traffic traffic(Fields fields, Faults faults) {
        return new Traffic(
                fields.texts("segments", MAX_LIST, ID, SegmentId::new),
                fields.node("layer").flatMap(node -> Optional.ofNullable(layer(node, fields.at("layer"), faults))),
                fields.texts("holdouts", MAX_LIST, ID, HoldoutId::new),
                fields.texts("exclusive_with", MAX_LIST, ID, ExperimentId::new));
    }

    private static @Nullable LayerPlace layer(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "share"));
        var id = fields.required("id", ID, LayerId::new);
        var share = fields.requiredNumber("share", Percent::of);
        return id == null || share.isEmpty() ? null : new LayerPlace(id, share.get());
    }

    private static Analysis analysis(Fields fields, Faults faults) {
        return fields.node("analysis")
                .map(node -> AnalysisReader.read(node, fields.at("analysis"), faults))
                .orElse(Analysis.DEFAULT);
    }
}
