package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.VariantId;
import dev.assay.statistics.Interval;
import dev.assay.statistics.multiplicity.AdjustedP;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All treatments beside the control under one metric, each judged as the experiment's analysis says. */
record MetricResult(
        Measured metric, ArmTally control, List<Treatment> treatments, List<ArmTally> arms, Analysis analysis) {

    /**
     * A treatment.
     *
     * @param p the one that decides: of the sequential method where there is one
     * @param adjustedP for the number of comparisons; empty when there was no test, and for planned looks
     * @param adjustedInterval of the effect, likewise
     */
    record Treatment(
            Measured metric,
            ArmTally arm,
            Comparison comparison,
            Optional<Double> p,
            Optional<Double> adjustedP,
            Optional<Interval> adjustedInterval,
            Optional<Guard> guard,
            Optional<Looking> looking,
            Optional<Belief> belief) {
        VariantId id() {
            return arm.arm().id();
        }

        Treatment adjusted(double next, Optional<Interval> interval) {
            return new Treatment(metric, arm, comparison, p, Optional.of(next), interval, guard, looking, belief);
        }
    }

    /** Without a correction across treatments where the metric is a guardrail: there any failure counts. */
    static MetricResult of(Measured metric, List<ArmTally> arms, Judging judging) {
        ArmTally control = arms.stream()
                .filter(arm -> arm.arm().control())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an experiment has a control"));
        List<ArmTally> others =
                arms.stream().filter(arm -> !arm.arm().control()).toList();
        boolean isGuardrail = metric.role() == Measured.Role.GUARDRAIL;
        double share = isGuardrail ? judging.alpha() : judging.alpha() / Math.max(1, others.size());
        List<Treatment> treatments = others.stream()
                .map(arm -> treatment(metric, control, arm, judging, share))
                .toList();
        return new MetricResult(
                metric,
                control,
                isGuardrail ? treatments : new Correction(judging, control).across(treatments),
                arms,
                judging.analysis());
    }

    private static Treatment treatment(Measured metric, ArmTally control, ArmTally arm, Judging judging, double share) {
        double alpha = judging.alpha();
        Comparison comparison = judging.compare(metric, control, arm);
        Optional<Guard> guard = metric.role() == Measured.Role.GUARDRAIL
                ? Optional.of(Guard.of(metric, control, arm, comparison, alpha))
                : Optional.empty();
        Optional<Looking> looking = Looking.at(
                comparison,
                control.users() + arm.users(),
                judging.analysis(),
                judging.progress(metric, control),
                share);
        Optional<Double> p = judging.analysis().sequential() == Analysis.Sequential.NONE
                ? comparison.p().stream().boxed().findFirst()
                : looking.flatMap(each -> each.p().stream().boxed().findFirst());
        return new Treatment(
                metric,
                arm,
                comparison,
                p,
                p,
                comparison.interval(),
                guard,
                looking,
                Belief.of(metric, control, arm, comparison, judging.analysis().prior(), alpha));
    }

    /** Whether a treatment's difference counts, by the method that decides. */
    boolean isSignificant(Treatment treatment, double alpha) {
        if (analysis.method() == Analysis.Method.BAYESIAN && metric.role() != Measured.Role.GUARDRAIL) {
            return treatment
                    .belief()
                    .map(belief -> Math.min(belief.loss(), belief.lossOfControl()) < analysis.lossThreshold())
                    .orElse(false);
        }
        return switch (analysis.sequential()) {
            case OBRIEN_FLEMING, POCOCK ->
                treatment.looking().map(Looking::crossed).orElse(false);
            case NONE, ALWAYS_VALID, CONFIDENCE_SEQUENCE ->
                treatment.adjustedP().map(p -> p <= alpha).orElse(false);
        };
    }

    /** Whether the difference is for the better. */
    boolean isBetter(Treatment treatment) {
        if (analysis.method() == Analysis.Method.BAYESIAN) {
            return treatment
                    .belief()
                    .map(belief -> belief.loss() < belief.lossOfControl())
                    .orElse(false);
        }
        return metric.isGood(treatment.comparison().effect().orElse(0));
    }

    /** Replaces the correction within each metric by Benjamini and Hochberg's over all of them. */
    static List<MetricResult> explored(List<MetricResult> results) {
        List<Double> p = results.stream()
                .flatMap(result -> result.treatments().stream())
                .flatMap(treatment -> treatment.p().stream())
                .toList();
        List<Double> adjusted = AdjustedP.benjaminiHochberg(p);
        List<MetricResult> corrected = new ArrayList<>();
        int next = 0;
        for (MetricResult result : results) {
            List<Treatment> treatments = new ArrayList<>();
            for (Treatment treatment : result.treatments()) {
                treatments.add(
                        treatment.p().isPresent()
                                ? treatment.adjusted(
                                        adjusted.get(next++),
                                        treatment.comparison().interval())
                                : treatment);
            }
            corrected.add(
                    new MetricResult(result.metric(), result.control(), treatments, result.arms(), result.analysis()));
        }
        return corrected;
    }

    /** Replaces the corrections of the same metric in several slices by Holm's across the slices, treatment by treatment. */
    static List<MetricResult> acrossSlices(List<MetricResult> slices) {
        List<List<Treatment>> corrected = new ArrayList<>();
        slices.forEach(slice -> corrected.add(new ArrayList<>(slice.treatments())));
        int treatments = slices.isEmpty() ? 0 : slices.getFirst().treatments().size();
        for (int i = 0; i < treatments; i++) {
            int treatment = i;
            List<List<Treatment>> tested = corrected.stream()
                    .filter(slice -> slice.get(treatment).p().isPresent())
                    .toList();
            List<Double> adjusted = AdjustedP.holm(tested.stream()
                    .map(slice -> slice.get(treatment).p().orElseThrow())
                    .toList());
            for (int slice = 0; slice < tested.size(); slice++) {
                Treatment each = tested.get(slice).get(treatment);
                tested.get(slice)
                        .set(
                                treatment,
                                each.adjusted(
                                        adjusted.get(slice), each.comparison().interval()));
            }
        }
        List<MetricResult> results = new ArrayList<>();
        for (int slice = 0; slice < slices.size(); slice++) {
            MetricResult each = slices.get(slice);
            results.add(new MetricResult(
                    each.metric(), each.control(), corrected.get(slice), each.arms(), each.analysis()));
        }
        return results;
    }
}
