package dev.assay.analytics.results;

import dev.assay.fold.Slice;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.GuardrailReader;
import dev.assay.model.experiment.GuardrailReading;
import dev.assay.model.experiment.GuardrailReading.Outcome;
import dev.assay.model.experiment.RolloutPlan.PhaseGuardrail;
import dev.assay.model.experiment.RolloutUnderWay;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.sequential.AsymptoticSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Judges the guardrails of a rollout's phase by the users who came in it: those who came before may have been moved from one
 * variant to the other since, and whoever saw both is left out, which would leave the control without its most frequent visitors.
 * Quantiles are kept for the whole run only, and judged by it.
 *
 * <p>A guardrail is read over and over, so its bounds are those of an {@link AsymptoticSequence}: all of a phase's are right
 * together, with the experiment's confidence, however often they are looked at.
 */
public final class PhaseGuardrails implements GuardrailReader {
    private final ExperimentDirectory experiments;
    private final MetricCells cells;
    private final LongPredicate isKnown;

    /** @param isKnown whether the directory has taken in the event at a position; it may wait a little */
    public PhaseGuardrails(ExperimentDirectory experiments, MetricCells cells, LongPredicate isKnown) {
        this.experiments = experiments;
        this.cells = cells;
        this.isKnown = isKnown;
    }

    @Override
    public Optional<List<GuardrailReading>> read(ExperimentKey experiment, RolloutUnderWay rollout) {
        if (rollout.guardrails().isEmpty()) {
            return Optional.of(List.of());
        }
        return isKnown.test(rollout.position())
                ? experiments.find(experiment).map(facts -> read(facts, rollout))
                : Optional.empty();
    }

    private List<GuardrailReading> read(ExperimentFacts facts, RolloutUnderWay rollout) {
        var sliced = cells.read(facts.key(), facts.reallocated() ? Set.of(Slice.PERIOD) : Set.of());
        var periods = Periods.of(facts, sliced);
        var treatments = facts.variants().stream()
                .filter(arm -> !arm.control())
                .filter(arm -> rollout.plan().variant().map(arm.id()::equals).orElse(true))
                .toList();
        double alpha =
                (1 - facts.analysis().confidence()) / (rollout.guardrails().size() * (double) treatments.size());
        var readings = new ArrayList<GuardrailReading>();
        for (var guardrail : rollout.guardrails()) {
            var measured = Measured.allOf(facts).stream()
                    .filter(each -> each.id().equals(Optional.of(guardrail.metric())))
                    .findFirst();
            var arms = measured.map(metric -> arms(periods, metric)).orElse(List.of());
            for (var treatment : treatments) {
                var reading = new Reading(guardrail, treatment.id(), sliced.all());
                readings.add(measured.map(metric -> reading.of(metric, facts, arms, alpha))
                        .orElseGet(reading::unmeasured));
            }
        }
        return List.copyOf(readings);
    }

    private static List<ArmTally> arms(Periods periods, Measured metric) {
        return metric.kind() == MetricKind.QUANTILE
                ? periods.whole().arms(metric, Question.PLAIN)
                : periods.newest().arms(metric, _ -> true);
    }

    /** One guardrail and treatment at one moment. */
    private record Reading(PhaseGuardrail guardrail, VariantId treatment, MetricCells.Snapshot at) {

        /** A metric that was named after the start is in no cell. */
        GuardrailReading unmeasured() {
            return reading(0, Outcome.TOO_FEW, 0, 0, OptionalDouble.empty(), Optional.empty());
        }

        GuardrailReading of(Measured metric, ExperimentFacts facts, List<ArmTally> arms, double alpha) {
            var control =
                    arms.stream().filter(arm -> arm.arm().control()).findFirst().orElseThrow();
            var treated = arms.stream()
                    .filter(arm -> arm.arm().id().equals(treatment))
                    .findFirst()
                    .orElseThrow();
            if (Math.min(control.users(), treated.users()) < guardrail.minimumUsers()) {
                return reading(
                        metric.version(),
                        Outcome.TOO_FEW,
                        control.users(),
                        treated.users(),
                        OptionalDouble.empty(),
                        Optional.empty());
            }
            var comparison = Comparison.of(metric, control, treated, facts.analysis(), alpha);
            var bounds = comparison.effect().isEmpty()
                    ? Optional.<AsymptoticSequence.OneSided>empty()
                    : AsymptoticSequence.at(
                                    comparison.effect().getAsDouble(),
                                    error(metric, comparison, control, treated),
                                    control.users() + treated.users(),
                                    alpha,
                                    2.0 * guardrail.minimumUsers())
                            .bounds()
                            .map(AsymptoticSequence.Bounds::oneSided);
            double allowed = guardrail.margin() * Math.abs(comparison.baseline().orElse(0));
            return reading(
                    metric.version(),
                    bounds.map(each -> outcome(metric, each, allowed)).orElse(Outcome.UNDECIDED),
                    control.users(),
                    treated.users(),
                    comparison.baseline(),
                    bounds);
        }

        /** Where nobody failed before and everybody does now, no rate varies: one more of each in both variants lets it. */
        private static double error(Measured metric, Comparison comparison, ArmTally control, ArmTally treated) {
            double plain = comparison.se().orElse(0);
            return metric.isRate()
                    ? Math.max(plain, Math.sqrt(variance(control.conversions()) + variance(treated.conversions())))
                    : plain;
        }

        /** Of a rate with a conversion and a failure to convert more than were seen. */
        private static double variance(Proportion seen) {
            double n = seen.n() + 2.0;
            double rate = (seen.converted() + 1) / n;
            return rate * (1 - rate) / n;
        }

        private static Outcome outcome(Measured metric, AsymptoticSequence.OneSided bounds, double allowed) {
            double atWorst = metric.higherIsBetter() ? bounds.lower() : -bounds.upper();
            double atBest = metric.higherIsBetter() ? bounds.upper() : -bounds.lower();
            if (atBest < -allowed) {
                return Outcome.BREACHED;
            }
            return atWorst > -allowed ? Outcome.SAFE : Outcome.UNDECIDED;
        }

        private GuardrailReading reading(
                int version,
                Outcome outcome,
                long controlUsers,
                long users,
                OptionalDouble baseline,
                Optional<AsymptoticSequence.OneSided> bounds) {
            double unit = Math.abs(baseline.orElse(0));
            var relative = bounds.filter(_ -> unit > 0);
            return new GuardrailReading(
                    guardrail.metric(),
                    version,
                    treatment,
                    outcome,
                    guardrail.margin(),
                    guardrail.minimumUsers(),
                    controlUsers,
                    users,
                    baseline,
                    of(relative.map(each -> (each.lower() + each.halfWidth()) / unit)),
                    of(relative.map(each -> each.lower() / unit)),
                    of(relative.map(each -> each.upper() / unit)),
                    at.generation(),
                    at.position(),
                    at.asOf());
        }

        private static OptionalDouble of(Optional<Double> value) {
            return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        }
    }
}
