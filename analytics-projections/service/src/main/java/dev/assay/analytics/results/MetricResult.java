package dev.assay.analytics.results;

import dev.assay.model.experiment.VariantId;
import dev.assay.statistics.multiplicity.AdjustedP;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All treatments beside the control under one metric, each with its p adjusted for the number of comparisons. */
record MetricResult(Measured metric, ArmTally control, List<Treatment> treatments, List<ArmTally> arms) {

    /** @param adjustedP empty when there was no test */
    record Treatment(ArmTally arm, Comparison comparison, Optional<Double> adjustedP, Optional<Guard> guard) {
        VariantId id() {
            return arm.arm().id();
        }

        boolean isSignificant(double alpha) {
            return adjustedP.map(p -> p <= alpha).orElse(false);
        }

        Treatment adjusted(double p) {
            return new Treatment(arm, comparison, Optional.of(p), guard);
        }
    }

    /** Without a correction across treatments where the metric is a guardrail: there any failure counts. */
    static MetricResult of(Measured metric, List<ArmTally> arms, double alpha) {
        ArmTally control = arms.stream()
                .filter(arm -> arm.arm().control())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an experiment has a control"));
        List<Treatment> treatments = arms.stream()
                .filter(arm -> !arm.arm().control())
                .map(arm -> treatment(metric, control, arm, alpha))
                .toList();
        return new MetricResult(
                metric, control, metric.role() == Measured.Role.GUARDRAIL ? treatments : holm(treatments), arms);
    }

    private static Treatment treatment(Measured metric, ArmTally control, ArmTally arm, double alpha) {
        Comparison comparison = Comparison.of(metric, control, arm, alpha);
        Optional<Guard> guard = metric.role() == Measured.Role.GUARDRAIL
                ? Optional.of(Guard.of(metric, control, arm, comparison, alpha))
                : Optional.empty();
        return new Treatment(arm, comparison, comparison.p().stream().boxed().findFirst(), guard);
    }

    private static List<Treatment> holm(List<Treatment> treatments) {
        List<Double> p =
                treatments.stream().flatMap(t -> t.adjustedP().stream()).toList();
        return replaced(treatments, AdjustedP.holm(p));
    }

    private static List<Treatment> replaced(List<Treatment> treatments, List<Double> adjusted) {
        List<Treatment> result = new ArrayList<>();
        int next = 0;
        for (Treatment treatment : treatments) {
            result.add(treatment.adjustedP().isPresent() ? treatment.adjusted(adjusted.get(next++)) : treatment);
        }
        return result;
    }

    /** Replaces Holm's correction within each metric by Benjamini and Hochberg's over all of them. */
    static List<MetricResult> explored(List<MetricResult> results) {
        List<Double> p = results.stream()
                .flatMap(result -> result.treatments().stream())
                .flatMap(treatment -> treatment.comparison().p().stream().boxed())
                .toList();
        List<Double> adjusted = AdjustedP.benjaminiHochberg(p);
        List<MetricResult> corrected = new ArrayList<>();
        int next = 0;
        for (MetricResult result : results) {
            int tested = (int) result.treatments().stream()
                    .filter(t -> t.adjustedP().isPresent())
                    .count();
            corrected.add(new MetricResult(
                    result.metric(),
                    result.control(),
                    replaced(result.treatments(), adjusted.subList(next, next + tested)),
                    result.arms()));
            next += tested;
        }
        return corrected;
    }
}
