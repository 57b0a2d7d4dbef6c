package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes an analysis valid. */
final class AnalysisRules {
    private static final String AT = "/analysis/";
    private static final long MOST_USERS = 100_000_000_000L;

    private AnalysisRules() {}

    static void check(Analysis analysis, List<Variant> variants, Faults faults) {
        if (!(analysis.confidence() > 0.5 && analysis.confidence() < 1)) {
            faults.add(AT + "confidence", "must lie between 0.5 and 1");
        }
        if (!(analysis.minimumDetectableEffect() > 0 && analysis.minimumDetectableEffect() <= 10)) {
            faults.add(AT + "minimum_detectable_effect", "must be a fraction above 0, such as 0.05");
        }
        if (analysis.plannedUsers().isPresent()
                && (analysis.plannedUsers().getAsLong() < 1
                        || analysis.plannedUsers().getAsLong() > MOST_USERS)) {
            faults.add(AT + "planned_users", "must be at least 1 and fewer than there are people");
        }
        if (analysis.minimumDays() < 0 || analysis.minimumDays() > 365) {
            faults.add(AT + "minimum_days", "must lie between 0 and 365");
        }
        if (!(analysis.prior().sd() > 0 && analysis.prior().sd() <= 100)) {
            faults.add(AT + "prior/sd", "must be above 0: a prior without width knows the answer");
        }
        if (!(Math.abs(analysis.prior().mean()) <= 100)) {
            faults.add(AT + "prior/mean", "must be a relative effect, such as 0 or 0.02");
        }
        if (!(analysis.lossThreshold() > 0 && analysis.lossThreshold() < 1)) {
            faults.add(AT + "loss_threshold", "must be a fraction between 0 and 1, such as 0.001");
        }
        analysis.stratifyBy()
                .filter(dimension -> !Dimension.isKnown(dimension))
                .ifPresent(dimension ->
                        faults.add(AT + "stratify_by", "must be one of " + String.join(", ", Dimension.names())));
        if (!analysis.factors().isEmpty()) {
            checkFactors(analysis.factors(), variants.stream().map(Variant::id).toList(), faults);
        }
    }

    /** Every combination of levels is a variant, and every variant one of them. */
    private static void checkFactors(List<Analysis.Factor> factors, List<VariantId> variants, Faults faults) {
        var names = new HashSet<String>();
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i).name().isBlank() || !names.add(factors.get(i).name())) {
                faults.add(AT + "factors/" + i + "/name", "is required, and names one factor only");
            }
            if (!Set.copyOf(variants).containsAll(factors.get(i).high())) {
                faults.add(AT + "factors/" + i + "/high", "must name variants of the experiment");
            }
        }
        var combinations = variants.stream()
                .map(variant -> factors.stream()
                        .map(factor -> factor.high().contains(variant))
                        .toList())
                .collect(Collectors.toSet());
        if (variants.size() != 1 << factors.size() || combinations.size() != variants.size()) {
            faults.add(
                    AT + "factors",
                    "must give each variant a combination of its own: " + factors.size() + " factors need "
                            + (1 << factors.size()) + " variants");
        }
    }
}
