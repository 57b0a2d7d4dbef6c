package dev.assay.assignment.configuration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.Steering;
import dev.assay.model.experiment.Traffic;
import dev.assay.model.experiment.Variant;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.traffic.SegmentId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Condition;
import dev.assay.rules.ExperimentPlan;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.ForcedVariants;
import dev.assay.rules.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What assigning needs of an experiment's definition; all else of it is left to those who show it to people. */
record ServedDefinition(
        Map<String, VariantId> variantIds,
        List<ServedVariant> variants,
        VariantId control,
        int coverage,
        List<Condition> targeting,
        List<Condition> exclusions,
        List<String> tags,
        Traffic traffic,
        boolean sticky) {

    /** @param allocation gives the variants' order: evaluations count in it */
    static ServedDefinition of(ExperimentDefinition definition, Allocation allocation) {
        var variants = definition.variants().stream().map(ServedVariant::of).toList();
        return new ServedDefinition(
                variants.stream().map(ServedVariant::id).collect(toUnmodifiableMap(VariantId::value, id -> id)),
                ordered(variants, allocation),
                definition.variants().stream()
                        .filter(Variant::control)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("no variant is the control"))
                        .id(),
                definition.coverage().basisPoints(),
                targeting(definition),
                definition.exclusionRules(),
                definition.tags(),
                definition.traffic(),
                definition.steering().sticky());
    }

    ServedDefinition inOrderOf(Allocation next) {
        return new ServedDefinition(
                variantIds, ordered(variants, next), control, coverage, targeting, exclusions, tags, traffic, sticky);
    }

    ServedDefinition covering(Percent next) {
        return new ServedDefinition(
                variantIds, variants, control, next.basisPoints(), targeting, exclusions, tags, traffic, sticky);
    }

    int controlIndex() {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).id().equals(control)) {
                return i;
            }
        }
        throw new NoSuchElementException("the control has no share of the allocation");
    }

    /** Whether the user takes part in an experiment that this one yields to. */
    boolean yields(Asker asker) {
        for (var other : traffic.exclusiveWith()) {
            if (asker.takesPartIn(other)) {
                return true;
            }
        }
        return false;
    }

    /** Overrides are asked for apart, since they change without the rest. */
    ExperimentRules rules(String salt, Allocation allocation, ConfiguredExperiment.Share share) {
        return ExperimentRules.of(new ExperimentPlan(
                true,
                salt,
                coverage,
                allocation,
                control.value(),
                targeting,
                exclusions,
                ForcedVariants.NONE,
                share.holdouts(),
                share.layer()));
    }

    /** A definition that is served as this one is. */
    ExperimentDefinition whole(Allocation allocation) {
        var shares = allocation.weights();
        int own = traffic.segments().isEmpty() ? targeting.size() : targeting.size() - 1;
        return new ExperimentDefinition(
                "",
                "",
                "",
                "",
                tags,
                variants.stream()
                        .map(variant -> new Variant(
                                variant.id(),
                                variant.name(),
                                new Percent(shares.getOrDefault(variant.id().value(), 0)),
                                variant.config(),
                                variant.id().equals(control)))
                        .toList(),
                new Percent(coverage),
                targeting.subList(0, own),
                exclusions,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Analysis.DEFAULT,
                traffic,
                new Steering(Steering.Strategy.FIXED, sticky, Optional.empty(), Optional.empty()));
    }

    /** Being in one of the segments is one more rule. */
    private static List<Condition> targeting(ExperimentDefinition definition) {
        var segments = definition.traffic().segments();
        if (segments.isEmpty()) {
            return definition.targetingRules();
        }
        var rules = new ArrayList<>(definition.targetingRules());
        rules.add(new Condition.Comparison(
                "user_id",
                Operator.IN_SEGMENT,
                segments.stream().<Object>map(SegmentId::value).toList()));
        return List.copyOf(rules);
    }

    private static List<ServedVariant> ordered(List<ServedVariant> variants, Allocation allocation) {
        return allocation.shares().stream()
                .map(share -> variants.stream()
                        .filter(variant -> variant.id().value().equals(share.variant()))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException(
                                "the allocation names '" + share.variant() + "', which is no variant")))
                .toList();
    }
}
