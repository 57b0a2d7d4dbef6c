package dev.assay.model.experiment;

import dev.assay.model.json.ConditionJson;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.metric.MetricId;
import dev.assay.rules.Condition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
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
            "analysis");
    private static final int MAX_LIST = 100;
    private static final int NAME = 200;
    private static final int ID = 100;

    private ExperimentReader() {}

    /** The definition; refuses when any field has the wrong form. Unknown fields are faults too. */
    public static ExperimentDefinition definition(JsonNode body) {
        var faults = new Faults();
        var definition = definition(new Fields(body, "", faults).allowOnly(FIELDS), faults);
        faults.refuseIfAny();
        return definition;
    }

    /** The id the caller chose. */
    public static ExperimentId id(JsonNode body) {
        var faults = new Faults();
        var id = new Fields(body, "", faults).required("id", ID, ExperimentId::new);
        faults.refuseIfAny();
        return Objects.requireNonNull(id);
    }

    /** New shares by variant, from {@code {"variants": [{"id", "allocation"}]}}. */
    public static SequencedMap<VariantId, Percent> weights(JsonNode body) {
        var faults = new Faults();
        var weights = new LinkedHashMap<VariantId, Percent>();
        new Fields(body, "", faults)
                .allowOnly(Set.of("variants", "reason"))
                .list("variants", MAX_LIST, (node, where) -> {
                    var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "allocation"));
                    var id = fields.required("id", ID, VariantId::new);
                    var share = fields.number("allocation", Percent::of);
                    if (node.get("allocation") == null) {
                        fields.fault("allocation", "is required");
                    }
                    if (id != null && share.isPresent() && weights.put(id, share.get()) != null) {
                        fields.fault("id", "is named twice");
                    }
                    return id;
                });
        faults.refuseIfAny();
        return weights;
    }

    private static ExperimentDefinition definition(Fields fields, Faults faults) {
        return new ExperimentDefinition(
                fields.requiredText("name", NAME),
                fields.text("description", 5_000),
                fields.text("hypothesis", 5_000),
                fields.text("owner", NAME),
                fields.texts("tags", MAX_LIST, 50, text -> text),
                fields.list("variants", MAX_LIST, (node, where) -> variant(node, where, faults)),
                fields.number("coverage", Percent::of).orElse(Percent.ALL),
                conditions(fields, "targeting_rules", faults),
                conditions(fields, "exclusion_rules", faults),
                fields.optional("target_metric", ID, MetricId::new),
                fields.texts("secondary_metrics", MAX_LIST, ID, MetricId::new),
                fields.list("guardrails", MAX_LIST, (node, where) -> guardrail(node, where, faults)),
                fields.instant("start_date"),
                fields.instant("end_date"),
                analysis(fields, faults));
    }

    private static List<Condition> conditions(Fields fields, String name, Faults faults) {
        return fields.<Condition>list(name, MAX_LIST, (node, where) -> ConditionJson.read(node, where, faults));
    }

    private static @Nullable Variant variant(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("id", "name", "allocation", "config", "control"));
        var id = fields.required("id", ID, VariantId::new);
        var allocation = fields.number("allocation", Percent::of);
        if (node.path("allocation").isMissingNode()) {
            fields.fault("allocation", "is required");
        }
        return id == null || allocation.isEmpty()
                ? null
                : new Variant(
                        id,
                        fields.optionalText("name", NAME).orElse(id.value()),
                        allocation.get(),
                        fields.node("config").orElse(JsonNodeFactory.instance.objectNode()),
                        fields.flag("control", false));
    }

    private static @Nullable Guardrail guardrail(JsonNode node, String where, Faults faults) {
        var fields = new Fields(node, where, faults).allowOnly(Set.of("metric", "margin"));
        var metric = fields.required("metric", ID, MetricId::new);
        var margin = fields.number("margin").orElse(BigDecimal.ZERO);
        return metric == null ? null : new Guardrail(metric, margin.doubleValue());
    }

    private static Analysis analysis(Fields fields, Faults faults) {
        return fields.node("analysis")
                .map(node -> new Fields(node, fields.at("analysis"), faults).allowOnly(Set.of("confidence")))
                .flatMap(analysis -> analysis.number("confidence"))
                .map(confidence -> new Analysis(confidence.doubleValue()))
                .orElse(Analysis.DEFAULT);
    }
}
