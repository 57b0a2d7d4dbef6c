package dev.assay.analytics.results;

import static dev.assay.analytics.results.ResultsDocument.pair;

import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.sequential.AsymptoticSequence;
import dev.assay.statistics.trust.Trend;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A metric from day to day of first exposure: cumulated, and by itself to see whether the effect moves. */
record OverTime(MetricResult result, Tally tally, Judging judging) {

    List<ResultsDocument.Cumulated> series() {
        List<ResultsDocument.Cumulated> series = new ArrayList<>();
        for (LocalDate day : days()) {
            Judging until = judging.on(judging.question().from(), day);
            List<ArmTally> arms = tally.arms(result.metric(), until.question()::covers);
            ArmTally control = control(arms);
            series.add(new ResultsDocument.Cumulated(
                    day, arms.stream().map(arm -> variant(until, control, arm)).toList()));
        }
        return series;
    }

    /** Histograms know of no days, so quantiles have no course. */
    private List<LocalDate> days() {
        return result.metric().kind() == MetricKind.QUANTILE ? List.of() : tally.days(judging.question());
    }

    private ResultsDocument.CumulatedVariant variant(Judging until, ArmTally control, ArmTally arm) {
        if (arm.arm().control()) {
            return new ResultsDocument.CumulatedVariant(
                    arm.arm().id(),
                    arm.users(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty());
        }
        Comparison comparison = until.compare(result.metric(), control, arm);
        return new ResultsDocument.CumulatedVariant(
                arm.arm().id(),
                arm.users(),
                comparison.effect(),
                comparison.interval().map(ResultsDocument::pair),
                sequence(comparison, control.users() + arm.users()),
                comparison.lift());
    }

    private Optional<List<Double>> sequence(Comparison comparison, long users) {
        if (comparison.effect().isEmpty() || comparison.se().isEmpty()) {
            return Optional.empty();
        }
        double tuning = judging.progress(result.metric(), result.control())
                .planned()
                .orElse(Math.max(
                        1,
                        tally.users(day -> true).stream()
                                .mapToLong(Long::longValue)
                                .sum()));
        return AsymptoticSequence.at(
                        comparison.effect().getAsDouble(),
                        comparison.se().getAsDouble(),
                        users,
                        judging.alpha(),
                        tuning)
                .bounds()
                .map(bounds -> pair(bounds.twoSided().interval()));
    }

    List<ResultsDocument.Drift> trend() {
        List<LocalDate> days = days();
        return result.treatments().stream()
                .flatMap(treatment -> drift(treatment, days).stream())
                .toList();
    }

    private Optional<ResultsDocument.Drift> drift(MetricResult.Treatment treatment, List<LocalDate> days) {
        List<Double> x = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        List<Double> ses = new ArrayList<>();
        for (LocalDate day : days) {
            List<ArmTally> arms = tally.arms(result.metric(), day::equals);
            ArmTally arm = arms.stream()
                    .filter(each -> each.arm().id().equals(treatment.id()))
                    .findFirst()
                    .orElseThrow();
            Comparison comparison = judging.on(Optional.of(day), day).compare(result.metric(), control(arms), arm);
            if (comparison.effect().isPresent() && comparison.se().orElse(0) > 0) {
                x.add((double) ChronoUnit.DAYS.between(days.getFirst(), day));
                effects.add(comparison.effect().getAsDouble());
                ses.add(comparison.se().getAsDouble());
            }
        }
        return Trend.of(x, effects, ses)
                .outcome()
                .map(trend -> new ResultsDocument.Drift(
                        treatment.id(),
                        trend.slope().estimate(),
                        trend.slope().p().twoSided(),
                        trend.shape() != Trend.Shape.STEADY));
    }

    private static ArmTally control(List<ArmTally> arms) {
        return arms.stream().filter(arm -> arm.arm().control()).findFirst().orElseThrow();
    }
}
