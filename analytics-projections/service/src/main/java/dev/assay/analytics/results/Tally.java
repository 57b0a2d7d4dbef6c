package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.quantile.ClusteredHistogram;
import dev.assay.statistics.quantile.Histogram;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An experiment's cells added up: exact, whatever days are asked for. */
record Tally(ExperimentFacts facts, MetricCells.Snapshot cells) {
    /** Decimals of the cells' sums. */
    private static final int MICROS = 6;

    private static final BigInteger ONE = BigInteger.TEN.pow(MICROS);

    List<ArmTally> arms(Measured metric, Question question) {
        List<ArmTally> arms = facts.variants().stream()
                .map(arm -> arm(arm, metric, question::covers, !question.isPartial()))
                .toList();
        return metric.capQuantile().isPresent()
                ? Capping.at(metric.capQuantile().getAsDouble(), arms)
                : arms;
    }

    /** Of the users first exposed on days that are let through; without histograms, which know of no days. */
    List<ArmTally> arms(Measured metric, Predicate<LocalDate> days) {
        return facts.variants().stream()
                .map(arm -> arm(arm, metric, days, false))
                .toList();
    }

    private ArmTally arm(ExperimentFacts.Arm arm, Measured metric, Predicate<LocalDate> days, boolean whole) {
        long users = users(arm.id(), days);
        long converted = 0;
        long capped = 0;
        MomentSums sums = MomentSums.NONE;
        for (var cell : cells(arm.id(), metric, 0, days).toList()) {
            converted += cell.converted();
            capped += cell.capped();
            sums = sums.plus(cell.sums());
        }
        var conversions = new Proportion(users, converted);
        return new ArmTally(
                arm,
                conversions,
                metric.isRate() ? conversions.moments() : new Moments(users, sums.y(), sums.yy(), MICROS),
                joint(users, sums),
                whole && metric.kind() == MetricKind.MEAN
                        ? Optional.of(totals(arm.id(), metric, users))
                        : Optional.empty(),
                whole && metric.kind() == MetricKind.QUANTILE
                        ? Optional.of(events(arm.id(), metric, converted, sums))
                        : Optional.empty(),
                capped,
                steps(arm.id(), metric, days));
    }

    private static JointMoments joint(long users, MomentSums s) {
        return new JointMoments(
                users,
                List.of(s.y(), s.d(), s.x(), s.w()),
                List.of(s.yy(), s.yd(), s.yx(), s.yw(), s.dd(), s.dx(), s.dw(), s.xx(), s.xw(), s.ww()),
                MICROS);
    }

    /** Users without an event have a total of 0. */
    private Histogram totals(VariantId variant, Measured metric, long users) {
        NavigableMap<Integer, Moments> buckets = new TreeMap<>();
        long counted = 0;
        for (var cell : buckets(variant, metric)) {
            buckets.put(cell.bucket(), new Moments(cell.count(), cell.first(), cell.second(), 0));
            counted += cell.count();
        }
        if (users > counted) {
            buckets.merge(0, new Moments(users - counted, BigInteger.ZERO, BigInteger.ZERO, 0), Moments::plus);
        }
        return Histogram.ofBuckets(buckets);
    }

    private ClusteredHistogram events(VariantId variant, Measured metric, long users, MomentSums sums) {
        NavigableMap<Integer, ClusteredHistogram.Bucket> buckets = new TreeMap<>();
        for (var cell : buckets(variant, metric)) {
            buckets.put(cell.bucket(), new ClusteredHistogram.Bucket(cell.count(), cell.first(), cell.second()));
        }
        return new ClusteredHistogram(
                buckets, users, sums.y().divide(ONE), sums.yy().divide(ONE.multiply(ONE)));
    }

    private List<MetricCells.BucketCell> buckets(VariantId variant, Measured metric) {
        return cells.buckets().stream()
                .filter(cell -> cell.variant().equals(variant)
                        && metric.id().equals(Optional.of(cell.metric()))
                        && cell.version() == metric.version())
                .toList();
    }

    private List<Long> steps(VariantId variant, Measured metric, Predicate<LocalDate> days) {
        int steps = metric.kind() == MetricKind.FUNNEL
                ? metric.definition().map(each -> each.parts().size()).orElse(0)
                : 0;
        return IntStream.rangeClosed(1, steps)
                .mapToObj(step -> cells(variant, metric, step, days)
                        .mapToLong(MetricCells.MetricCell::converted)
                        .sum())
                .toList();
    }

    private Stream<MetricCells.MetricCell> cells(
            VariantId variant, Measured metric, int step, Predicate<LocalDate> days) {
        var counted = new Deltas.Counted(metric.id(), metric.version(), step);
        return cells.metrics().stream()
                .filter(cell ->
                        cell.variant().equals(variant) && cell.counted().equals(counted) && days.test(cell.day()));
    }

    private long users(VariantId variant, Predicate<LocalDate> days) {
        return cells.exposures().stream()
                .filter(cell -> cell.variant().equals(variant) && days.test(cell.day()))
                .mapToLong(MetricCells.ExposureCell::users)
                .sum();
    }

    /**
     * Those by whom shares of traffic are told. Where traffic was divided anew, users moved from one variant to another count where
     * they came first: they are missing from the variant that lost traffic only.
     */
    List<Long> arrived(Predicate<LocalDate> days) {
        if (!facts.reallocated()) {
            return users(days);
        }
        return facts.variants().stream()
                .map(arm -> cells.exposures().stream()
                        .filter(cell -> cell.variant().equals(arm.id()) && days.test(cell.day()))
                        .mapToLong(cell -> cell.users() + cell.crossovers())
                        .sum())
                .toList();
    }

    List<Long> users(Predicate<LocalDate> days) {
        return facts.variants().stream().map(arm -> users(arm.id(), days)).toList();
    }

    /** Days on which somebody was exposed for the first time, in order. */
    List<LocalDate> days(Question question) {
        TreeSet<LocalDate> days = new TreeSet<>();
        cells.exposures().stream()
                .map(MetricCells.ExposureCell::day)
                .filter(question::covers)
                .forEach(days::add);
        return List.copyOf(days);
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
        return days(question).stream()
                .map(day -> new ResultsDocument.Day(
                        day,
                        arms(metric, day::equals).stream().map(Tally::ofDay).toList()))
                .toList();
    }

    private static ResultsDocument.DayOfVariant ofDay(ArmTally arm) {
        return new ResultsDocument.DayOfVariant(
                arm.arm().id(),
                arm.users(),
                arm.conversions().converted(),
                arm.values().total());
    }
}
