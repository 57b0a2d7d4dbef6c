package dev.assay.analytics.next;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Slice;
import dev.assay.model.experiment.VariantId;
import dev.assay.statistics.multiplicity.AdjustedP;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Segments whose effect differs by more than chance, after Holm's correction over all that were looked at. */
final class Segments {
    private static final double ALPHA = 0.05;

    private final List<Found> found = new ArrayList<>();

    private record Found(Read read, ResultsDocument.Slices slices, ResultsDocument.Homogeneity test) {}

    /** Takes in results by one dimension. */
    void add(Read read) {
        read.results()
                .slices()
                .ifPresent(slices -> slices.heterogeneity().stream()
                        .filter(test -> test.pValue().isPresent())
                        .forEach(test -> found.add(new Found(read, slices, test))));
    }

    List<Suggestion> all() {
        List<Double> adjusted = AdjustedP.holm(
                found.stream().map(each -> each.test().pValue().orElse(1)).toList());
        List<Suggestion> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (adjusted.get(i) <= ALPHA) {
                all.add(suggestion(found.get(i), adjusted.get(i)));
            }
        }
        return all;
    }

    private static Suggestion suggestion(Found each, double p) {
        var results = each.read().results();
        List<Slice> told = each.slices().values().stream()
                .filter(slice -> lift(slice, each.test().variantId()).isPresent())
                .sorted(Comparator.comparingDouble(
                        slice -> lift(slice, each.test().variantId()).orElse(0)))
                .toList();
        String dimension = each.slices().dimension().replace('_', ' ');
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("dimension", each.slices().dimension());
        evidence.put("variant_id", each.test().variantId());
        evidence.put("p_value", each.test().pValue().orElse(1));
        evidence.put("adjusted_p_value", p);
        evidence.put("i_squared", each.test().iSquared());
        told.forEach(slice ->
                evidence.put("lift: " + slice.value(), words(slice, each.test().variantId())));
        return new Suggestion(
                Suggestion.Kind.SEGMENT,
                results.experimentId(),
                results.name(),
                "In " + each.read().quoted() + " the effect differs by " + dimension + ": "
                        + words(told.getLast(), each.test().variantId()) + " in "
                        + told.getLast().value() + ", "
                        + words(told.getFirst(), each.test().variantId()) + " in "
                        + told.getFirst().value() + ".",
                "Test it again, targeted at " + dimension + " " + told.getLast().value()
                        + ": the segment was found by looking, not planned",
                1 - p,
                evidence);
    }

    private static String words(Slice slice, VariantId variant) {
        return slice.variants().stream()
                .filter(each -> each.variantId().equals(variant))
                .flatMap(each -> each.lift().stream())
                .findFirst()
                .orElse("?");
    }

    private static OptionalDouble lift(Slice slice, VariantId variant) {
        return slice.variants().stream()
                .filter(each -> each.variantId().equals(variant))
                .findFirst()
                .map(ResultsDocument.Variant::liftValue)
                .orElse(OptionalDouble.empty());
    }
}
