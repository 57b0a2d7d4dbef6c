package dev.assay.model.experiment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.assay.model.company.CompanyId;
import dev.assay.model.json.Faults;
import dev.assay.model.metric.KnownMetrics;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKey;
import dev.assay.rules.Condition;
import dev.assay.rules.ConditionCheck;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/** What makes an experiment's definition valid; each fault is named by the JSON pointer of its field. */
final class DefinitionRules {
    private static final int MAX_VARIANTS = 20;
    private static final int MAX_CONFIG_BYTES = 16 * 1024;

    private DefinitionRules() {}

    static void check(ExperimentDefinition definition, CompanyId company, KnownMetrics metrics) {
        var faults = new Faults();
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        checkVariants(definition.variants(), faults);
        checkConditions("/targeting_rules", definition.targetingRules(), faults);
        checkConditions("/exclusion_rules", definition.exclusionRules(), faults);
        checkMetrics(definition, company, metrics, faults);
        dates(definition.startDate(), definition.endDate(), faults);
        var confidence = definition.analysis().confidence();
        if (!(confidence > 0.5 && confidence < 1)) {
            faults.add("/analysis/confidence", "must lie between 0.5 and 1");
        }
        faults.refuseIfAny();
    }

    /** Users keep what they saw: variants may be renamed, not added, removed, reconfigured or reweighed. */
    static void checkVariantsKept(ExperimentDefinition before, ExperimentDefinition after) {
        var faults = new Faults();
        if (!nameless(before).equals(nameless(after))) {
            faults.add(
                    "/variants",
                    "cannot change while the experiment runs, except for their names;"
                            + " move traffic by PUT /experiments/{id}/allocation");
        }
        faults.refuseIfAny();
    }

    static void checkDates(Optional<Instant> start, Optional<Instant> end) {
        var faults = new Faults();
        dates(start, end, faults);
        faults.refuseIfAny();
    }

    /** New weights, in the order of the variants and in basis points, once they are found to be valid. */
    static SequencedMap<String, Integer> checkedWeights(
            ExperimentDefinition definition, SequencedMap<VariantId, Percent> weights) {
        var faults = new Faults();
        var ids = definition.variants().stream().map(Variant::id).toList();
        if (!weights.keySet().equals(Set.copyOf(ids))) {
            faults.add("/variants", "must name every variant of the experiment once, and no other");
        }
        checkSum(weights.values(), faults);
        faults.refuseIfAny();
        var ordered = new LinkedHashMap<String, Integer>();
        ids.forEach(id ->
                ordered.put(id.value(), weights.getOrDefault(id, new Percent(0)).basisPoints()));
        return ordered;
    }

    private static void checkVariants(List<Variant> variants, Faults faults) {
        if (variants.size() < 2 || variants.size() > MAX_VARIANTS) {
            faults.add("/variants", "must be 2 to " + MAX_VARIANTS + ", not " + variants.size());
        }
        var uses = variants.stream().collect(groupingBy(Variant::id, counting()));
        for (int i = 0; i < variants.size(); i++) {
            var variant = variants.get(i);
            if (uses.getOrDefault(variant.id(), 0L) > 1) {
                faults.add("/variants/" + i + "/id", "'" + variant.id() + "' is used more than once");
            }
            if (variant.name().isBlank()) {
                faults.add("/variants/" + i + "/name", "is required");
            }
            if (variant.config().toString().getBytes(StandardCharsets.UTF_8).length > MAX_CONFIG_BYTES) {
                faults.add("/variants/" + i + "/config", "must be at most 16 KiB of JSON");
            }
        }
        var controls = variants.stream().filter(Variant::control).count();
        if (controls != 1) {
            faults.add("/variants", "must have exactly one control, not " + controls);
        }
        checkSum(variants.stream().map(Variant::allocation).toList(), faults);
    }

    private static void checkSum(Collection<Percent> allocations, Faults faults) {
        var sum = allocations.stream().mapToInt(Percent::basisPoints).sum();
        if (sum != 10_000) {
            faults.add(
                    "/variants",
                    "allocations must sum to exactly 100, not "
                            + BigDecimal.valueOf(sum, 2).toPlainString());
        }
    }

    private static void checkConditions(String pointer, List<Condition> conditions, Faults faults) {
        for (int i = 0; i < conditions.size(); i++) {
            for (var problem : ConditionCheck.problems(conditions.get(i))) {
                faults.add(pointer + "/" + i + problem.pointer(), problem.detail());
            }
        }
    }

    private static void checkMetrics(
            ExperimentDefinition definition, CompanyId company, KnownMetrics metrics, Faults faults) {
        Function<MetricId, Boolean> known = id -> metrics.exists(new MetricKey(company, id));
        definition
                .targetMetric()
                .filter(id -> !known.apply(id))
                .ifPresent(id -> faults.add("/target_metric", "there is no metric '" + id + "'"));
        for (int i = 0; i < definition.secondaryMetrics().size(); i++) {
            var id = definition.secondaryMetrics().get(i);
            if (!known.apply(id)) {
                faults.add("/secondary_metrics/" + i, "there is no metric '" + id + "'");
            }
        }
        for (int i = 0; i < definition.guardrails().size(); i++) {
            var guardrail = definition.guardrails().get(i);
            if (!known.apply(guardrail.metric())) {
                faults.add("/guardrails/" + i + "/metric", "there is no metric '" + guardrail.metric() + "'");
            }
            if (!(guardrail.margin() >= 0 && guardrail.margin() < 1)) {
                faults.add("/guardrails/" + i + "/margin", "must be a fraction from 0 to below 1");
            }
        }
    }

    private static void dates(Optional<Instant> start, Optional<Instant> end, Faults faults) {
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            faults.add("/end_date", "must be later than start_date");
        }
    }

    private static List<Variant> nameless(ExperimentDefinition definition) {
        return definition.variants().stream()
                .map(v -> new Variant(v.id(), "", v.allocation(), v.config(), v.control()))
                .toList();
    }
}
