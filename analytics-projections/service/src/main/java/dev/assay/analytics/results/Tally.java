package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.model.experiment.VariantId;
import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Proportion;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment's cells added up: exact, whatever days are asked for. */
record Tally(ExperimentFacts facts, MetricCells.Snapshot cells) {
    /** Decimals of the cells' sums. */
    private static final int MICROS = 6;

    List<ArmTally> arms(Measured metric, Question question) {
        return facts.variants().stream()
                .map(arm -> arm(arm, metric, question::covers))
                .toList();
    }

    private ArmTally arm(ExperimentFacts.Arm arm, Measured metric, Predicate<LocalDate> days) {
        long users = users(arm.id(), days);
        long converted = 0;
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (var cell : cells(arm.id(), metric, days).toList()) {
            converted += cell.converted();
            sum = sum.add(cell.sums().y());
            squares = squares.add(cell.sums().yy());
        }
        var conversions = new Proportion(users, converted);
        return new ArmTally(
                arm,
                conversions,
                metric.isConversion() ? conversions.moments() : new Moments(users, sum, squares, MICROS));
    }

    private Stream<MetricCells.MetricCell> cells(VariantId variant, Measured metric, Predicate<LocalDate> days) {
        return cells.metrics().stream()
                .filter(cell -> cell.variant().equals(variant)
                        && cell.counted().equals(new Deltas.Counted(metric.id(), metric.version(), 0))
                        && days.test(cell.day()));
    }

    private Stream<MetricCells.ExposureCell> exposures(VariantId variant, Predicate<LocalDate> days) {
        return cells.exposures().stream().filter(cell -> cell.variant().equals(variant) && days.test(cell.day()));
    }

    private long users(VariantId variant, Predicate<LocalDate> days) {
        return exposures(variant, days)
                .mapToLong(MetricCells.ExposureCell::users)
                .sum();
    }

    /** Of the whole run: shares of traffic are no matter of the days asked for. */
    List<Long> usersOfWholeRun() {
        return facts.variants().stream()
                .map(arm -> users(arm.id(), day -> true))
                .toList();
    }

    ResultsDocument.Crossovers crossovers(Question question) {
        long crossovers = 0;
        long all = 0;
        for (var cell : cells.exposures()) {
            if (question.covers(cell.day())) {
                crossovers += cell.crossovers();
                all += cell.users() + cell.crossovers();
            }
        }
        return new ResultsDocument.Crossovers(crossovers, all == 0 ? 0 : (double) crossovers / all);
    }

    List<ResultsDocument.Day> daily(Measured metric, Question question) {
        Map<LocalDate, List<MetricCells.ExposureCell>> exposures = cells.exposures().stream()
                .filter(cell -> question.covers(cell.day()))
                .collect(Collectors.groupingBy(MetricCells.ExposureCell::day, TreeMap::new, Collectors.toList()));
        Map<LocalDate, List<MetricCells.MetricCell>> metrics =
                cells.metrics().stream().collect(Collectors.groupingBy(MetricCells.MetricCell::day));
        return exposures.entrySet().stream()
                .map(day -> ofDay(day.getKey(), metric, day.getValue(), metrics.getOrDefault(day.getKey(), List.of())))
                .toList();
    }

    private ResultsDocument.Day ofDay(
            LocalDate day,
            Measured metric,
            List<MetricCells.ExposureCell> exposures,
            List<MetricCells.MetricCell> metrics) {
        var thatDay = new Tally(
                facts,
                new MetricCells.Snapshot(
                        cells.generation(), cells.position(), cells.asOf(), exposures, metrics, List.of()));
        return new ResultsDocument.Day(
                day,
                thatDay.arms(metric, Question.PLAIN).stream().map(Tally::ofDay).toList());
    }

    private static ResultsDocument.DayOfVariant ofDay(ArmTally arm) {
        return new ResultsDocument.DayOfVariant(
                arm.arm().id(),
                arm.users(),
                arm.conversions().converted(),
                arm.values().total());
    }
}
