package dev.assay.model.experiment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.assay.model.json.Faults;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** What makes an experiment's variants valid, and what of them may change when. */
final class VariantRules {
    static final int MAX_VARIANTS = 20;

    private VariantRules() {}

    static void check(List<Variant> variants, Faults faults) {
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
            Config.check(variant.config(), "/variants/" + i + "/config", faults);
        }
        var controls = variants.stream().filter(Variant::control).count();
        if (controls != 1) {
            faults.add("/variants", "must have exactly one control, not " + controls);
        }
        checkSum(variants.stream().map(Variant::allocation).toList(), faults);
    }

    /** Users keep what they saw: variants may be renamed, not added, removed, reconfigured or reweighed. */
    static void checkKept(List<Variant> before, List<Variant> after, Faults faults) {
        var kept = before.size() == after.size();
        for (int i = 0; kept && i < before.size(); i++) {
            kept = before.get(i).isAlikeButForName(after.get(i));
        }
        if (!kept) {
            faults.add(
                    "/variants",
                    "cannot change while the experiment runs, except for their names;"
                            + " move traffic by PUT /experiments/{id}/allocation");
        }
    }

    /** Whoever is forced into a variant must find it there. */
    static void checkForcedKept(Collection<VariantId> forced, List<Variant> after, Faults faults) {
        var lost = new LinkedHashSet<>(forced);
        after.forEach(variant -> lost.remove(variant.id()));
        lost.forEach(variant -> faults.add(
                "/variants", "must keep '" + variant + "', which overrides give to some users: remove those first"));
    }

    /** New weights, in the order of the variants and in basis points, once they are found to be valid. */
    static SequencedMap<String, Integer> checkedWeights(
            List<Variant> variants, SequencedMap<VariantId, Percent> weights) {
        var faults = new Faults();
        var ids = variants.stream().map(Variant::id).toList();
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

    private static void checkSum(Collection<Percent> allocations, Faults faults) {
        var sum = allocations.stream().mapToInt(Percent::basisPoints).sum();
        if (sum != 10_000) {
            faults.add(
                    "/variants",
                    "allocations must sum to exactly 100, not "
                            + BigDecimal.valueOf(sum, 2).toPlainString());
        }
    }
}
