package dev.assay.assignment.configuration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.Variant;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Condition;
import dev.assay.rules.ExperimentPlan;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.ForcedVariants;
import dev.assay.rules.SegmentMembership;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What assigning needs of an experiment's definition; all else of it is left to those who show it to people. */
record ServedDefinition(
        Map<String, VariantId> variantIds,
        List<ServedVariant> variants,
        VariantId control,
        int coverage,
        List<Condition> targeting,
        List<Condition> exclusions) {

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
                definition.targetingRules(),
                definition.exclusionRules());
    }

    ServedDefinition inOrderOf(Allocation next) {
        return new ServedDefinition(variantIds, ordered(variants, next), control, coverage, targeting, exclusions);
    }

    int controlIndex() {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).id().equals(control)) {
                return i;
            }
        }
        throw new NoSuchElementException("the control has no share of the allocation");
    }

    /** Overrides are asked for apart, since they change without the rest. */
    ExperimentRules rules(String salt, Allocation allocation) {
        var plan = new ExperimentPlan(
                true, salt, coverage, allocation, control.value(), targeting, exclusions, ForcedVariants.NONE);
        return ExperimentRules.of(plan, SegmentMembership.NONE);
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
