package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.quantile.ClusteredHistogram;
import dev.assay.statistics.quantile.Histogram;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** An experiment's cells added up: exact, whatever days are asked for. */
final class Tally {
    private static final BigInteger ONE = BigInteger.TEN.pow(MomentSums.SCALE);

    private final ExperimentFacts facts;
    private final MetricCells.Snapshot cells;
    private final Map<VariantId, List<MetricCells.ExposureCell>> exposures;
    private final Map<Place, List<MetricCells.MetricCell>> metrics;

    private record Place(VariantId variant, Deltas.Counted counted) {}

    Tally(ExperimentFacts facts, MetricCells.Snapshot cells) {
        this.facts = facts;
        this.cells = cells;
        this.exposures = new HashMap<>();
        for (var cell : cells.exposures()) {
            exposures.computeIfAbsent(cell.variant(), key -> new ArrayList<>()).add(cell);
        }
        this.metrics = new HashMap<>();
        for (var cell : cells.metrics()) {
            metrics.computeIfAbsent(new Place(cell.variant(), cell.counted()), key -> new ArrayList<>())
                    .add(cell);
        }
    }

    /** At the same moment, of nobody. */
    Tally ofNobody() {
        return new Tally(facts, cells.empty());
    }

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
        for (var cell : cells(arm.id(), metric, 0)) {
            if (days.test(cell.day())) {
                converted += cell.converted();
                capped += cell.capped();
                sums = sums.plus(cell.sums());
            }
        }
        var conversions = new Proportion(users, converted);
        return new ArmTally(
                arm,
                conversions,
                metric.isRate() ? conversions.moments() : new Moments(users, sums.y(), sums.yy(), MomentSums.SCALE),
                sums,
                whole && metric.kind() == MetricKind.MEAN
                        ? Optional.of(totals(arm.id(), metric, users))
                        : Optional.empty(),
                whole && metric.kind() == MetricKind.QUANTILE
                        ? Optional.of(events(arm.id(), metric, converted, sums))
                        : Optional.empty(),
                capped,
                steps(arm.id(), metric, days));
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
                .mapToObj(step -> cells(variant, metric, step).stream()
                        .filter(cell -> days.test(cell.day()))
                        .mapToLong(MetricCells.MetricCell::converted)
                        .sum())
                .toList();
    }

    private List<MetricCells.MetricCell> cells(VariantId variant, Measured metric, int step) {
        var place = new Place(variant, new Deltas.Counted(metric.id(), metric.version(), step));
        return metrics.getOrDefault(place, List.of());
    }

    private long users(VariantId variant, Predicate<LocalDate> days) {
        long users = 0;
        for (var cell : exposures.getOrDefault(variant, List.of())) {
            users += days.test(cell.day()) ? cell.users() : 0;
        }
        return users;
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
                .map(arm -> exposures.getOrDefault(arm.id(), List.of()).stream()
                        .filter(cell -> days.test(cell.day()))
                        .mapToLong(cell -> cell.users() + cell.crossovers())
                        .sum())
                .toList();
    }

    List<Long> users(Predicate<LocalDate> days) {
        return facts.variants().stream().map(arm -> users(arm.id(), days)).toList();
    }

    /** Of the whole run, by variant. */
    List<Doubts.Lost> lost() {
        return facts.variants().stream()
                .map(arm -> {
                    long crossovers = 0;
                    long all = 0;
                    for (var cell : exposures.getOrDefault(arm.id(), List.of())) {
                        crossovers += cell.crossovers();
                        all += cell.users() + cell.crossovers();
                    }
                    return new Doubts.Lost(crossovers, all);
                })
                .toList();
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
}
