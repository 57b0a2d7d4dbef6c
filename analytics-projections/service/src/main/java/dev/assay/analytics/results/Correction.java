package dev.assay.analytics.results;

import dev.assay.analytics.results.MetricResult.Treatment;
import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.multiplicity.AdjustedP;
import dev.assay.statistics.multiplicity.Dunnett;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Corrects the p-values and intervals of several treatments that share a control, as the analysis says. */
record Correction(Judging judging, ArmTally control) {
    List<Treatment> across(List<Treatment> treatments) {
        List<Treatment> tested =
                treatments.stream().filter(each -> each.p().isPresent()).toList();
        if (tested.isEmpty()) {
            return treatments;
        }
        Optional<Dunnett.Outcome> dunnett = dunnett(treatments);
        if (dunnett.isPresent()) {
            List<Treatment> corrected = new ArrayList<>();
            for (int i = 0; i < treatments.size(); i++) {
                var each = dunnett.get().each().get(i);
                corrected.add(treatments.get(i).adjusted(each.adjustedP(), Optional.of(each.interval())));
            }
            return corrected;
        }
        List<Double> p = tested.stream().map(each -> each.p().orElseThrow()).toList();
        List<Double> adjusted = adjusted(p);
        double alpha = intervalAlpha(p);
        List<Treatment> corrected = new ArrayList<>();
        int next = 0;
        for (Treatment treatment : treatments) {
            corrected.add(
                    treatment.p().isPresent()
                            ? treatment.adjusted(adjusted.get(next++), interval(treatment, p.size(), alpha))
                            : treatment);
        }
        return corrected;
    }

    /** For plain comparisons of means or rates at the end only. */
    private Optional<Dunnett.Outcome> dunnett(List<Treatment> treatments) {
        boolean applies = judging.analysis().correction() == Analysis.Correction.DUNNETT
                && judging.analysis().sequential() == Analysis.Sequential.NONE
                && treatments.stream()
                        .allMatch(each -> List.of(Comparison.Z, Comparison.WELCH)
                                .contains(each.comparison().method()));
        List<Sample> arms =
                treatments.stream().<Sample>map(each -> each.arm().values()).toList();
        return applies ? Dunnett.of(control.values(), arms, judging.alpha()).outcome() : Optional.empty();
    }

    private List<Double> adjusted(List<Double> p) {
        return switch (judging.analysis().correction()) {
            case NONE -> p;
            case BONFERRONI -> AdjustedP.bonferroni(p);
            case SIDAK -> AdjustedP.sidak(p);
            // Where Dunnett's does not apply, Holm's holds for any dependence.
            case HOLM, DUNNETT -> AdjustedP.holm(p);
            case HOCHBERG -> AdjustedP.hochberg(p);
            case BENJAMINI_HOCHBERG -> AdjustedP.benjaminiHochberg(p);
            case BENJAMINI_YEKUTIELI -> AdjustedP.benjaminiYekutieli(p);
        };
    }

    /** Of each interval: Bonferroni's share for the family-wise corrections, the false coverage rate's for the others. */
    private double intervalAlpha(List<Double> p) {
        double alpha = judging.alpha();
        return switch (judging.analysis().correction()) {
            case NONE -> alpha;
            case SIDAK -> -StrictMath.expm1(StrictMath.log1p(-alpha) / p.size());
            case BONFERRONI, HOLM, HOCHBERG, DUNNETT -> alpha / p.size();
            case BENJAMINI_HOCHBERG, BENJAMINI_YEKUTIELI -> AdjustedP.falseCoverageAlpha(p, alpha);
        };
    }

    private Optional<Interval> interval(Treatment treatment, int comparisons, double alpha) {
        if (comparisons == 1) {
            return treatment.comparison().interval();
        }
        return treatment.comparison().intervalAt(alpha, control, treatment.arm());
    }
}
