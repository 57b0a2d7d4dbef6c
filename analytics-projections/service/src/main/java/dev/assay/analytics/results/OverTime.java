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
final class OverTime {
    private final MetricResult result;
    private final Judging judging;
    private final long users;
    private final List<Day> days;

    /** Those who came on a day, by variant. */
    private record Day(LocalDate day, List<ArmTally> arms) {}

    OverTime(MetricResult result, Tally tally, Judging judging) {
        this.result = result;
        this.judging = judging;
        this.users =
                tally.users(day -> true).stream().mapToLong(Long::longValue).sum();
        this.days = tally.days(judging.question()).stream()
                .map(day -> new Day(day, tally.arms(result.metric(), day::equals)))
                .toList();
    }

    List<ResultsDocument.Day> daily() {
        return days.stream()
                .map(day -> new ResultsDocument.Day(
                        day.day(), day.arms().stream().map(OverTime::ofDay).toList()))
                .toList();
    }

    private static ResultsDocument.DayOfVariant ofDay(ArmTally arm) {
        return new ResultsDocument.DayOfVariant(
                arm.arm().id(),
                arm.users(),
                arm.conversions().converted(),
                arm.values().total());
    }

    /** Histograms know of no days, so quantiles have no course. */
    List<ResultsDocument.Cumulated> series() {
        List<ResultsDocument.Cumulated> series = new ArrayList<>();
        List<ArmTally> sum = List.of();
        for (Day day : comparable()) {
            sum = sum.isEmpty() ? day.arms() : Arms.plus(sum, day.arms());
            List<ArmTally> arms = sum;
            Judging until = judging.on(judging.question().from(), day.day());
            ArmTally control = control(arms);
            series.add(new ResultsDocument.Cumulated(
                    day.day(),
                    arms.stream().map(arm -> variant(until, control, arm)).toList()));
        }
        return series;
    }

    private List<Day> comparable() {
        return result.metric().kind() == MetricKind.QUANTILE ? List.of() : days;
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

    private Optional<List<Double>> sequence(Comparison comparison, long compared) {
        if (comparison.effect().isEmpty() || comparison.se().isEmpty()) {
            return Optional.empty();
        }
        double tuning =
                judging.progress(result.metric(), result.control()).planned().orElse(Math.max(1, users));
        return AsymptoticSequence.at(
                        comparison.effect().getAsDouble(),
                        comparison.se().getAsDouble(),
                        compared,
                        judging.alpha(),
                        tuning)
                .bounds()
                .map(bounds -> pair(bounds.twoSided().interval()));
    }

    List<ResultsDocument.Drift> trend() {
        return result.treatments().stream()
                .flatMap(treatment -> drift(treatment).stream())
                .toList();
    }

    private Optional<ResultsDocument.Drift> drift(MetricResult.Treatment treatment) {
        List<Double> x = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        List<Double> ses = new ArrayList<>();
        for (Day day : comparable()) {
            ArmTally arm = day.arms().stream()
                    .filter(each -> each.arm().id().equals(treatment.id()))
                    .findFirst()
                    .orElseThrow();
            Comparison comparison =
                    judging.on(Optional.of(day.day()), day.day()).compare(result.metric(), control(day.arms()), arm);
            if (comparison.effect().isPresent() && comparison.se().orElse(0) > 0) {
                x.add((double) ChronoUnit.DAYS.between(days.getFirst().day(), day.day()));
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
