package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.Scope;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import dev.assay.rules.Condition;
import dev.assay.statistics.quantile.ValueBucket;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An experiment and its cells, said in a few words. */
public final class Situation implements ExperimentDirectory, MetricCells {
    public static final ExperimentKey KEY =
            new ExperimentKey(Scope.of("acme", "production"), new ExperimentId("checkout"));
    public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-01");

    private final List<ExperimentFacts.Arm> arms = new ArrayList<>();
    private final List<ExposureCell> exposures = new ArrayList<>();
    private final List<MetricCell> metrics = new ArrayList<>();
    private final List<BucketCell> buckets = new ArrayList<>();
    private final Map<String, SortedMap<String, Snapshot>> slices = new HashMap<>();
    private Optional<ExperimentFacts.Measure> target = Optional.empty();
    private final List<ExperimentFacts.Measure> secondary = new ArrayList<>();
    private final List<ExperimentFacts.Guarded> guardrails = new ArrayList<>();
    private double days = 14;
    private Analysis analysis = Analysis.DEFAULT;
    private boolean stopped;
    private final List<ExperimentFacts.Period> reallocated = new ArrayList<>();
    private final List<ExperimentFacts> beside = new ArrayList<>();

    public Situation control(String id, int weight, long users) {
        return arm(id, weight, true, users);
    }

    public Situation treatment(String id, int weight, long users) {
        return arm(id, weight, false, users);
    }

    private Situation arm(String id, int weight, boolean control, long users) {
        arms.add(new ExperimentFacts.Arm(new VariantId(id), id, weight, control));
        return exposed(id, DAY, users, 0);
    }

    public Situation exposed(String id, LocalDate day, long users, long crossovers) {
        if (users + crossovers > 0) {
            exposures.add(new ExposureCell(new VariantId(id), day, users, crossovers));
        }
        return this;
    }

    /** Own conversions. */
    public Situation converted(String id, long users) {
        return converted(id, DAY, users);
    }

    public Situation converted(String id, LocalDate day, long users) {
        return cell(Optional.empty(), id, day, users, MomentSums.of(micros(users), squares(users)));
    }

    public Situation target(String id, MetricKind kind, Direction direction) {
        target = Optional.of(measure(id, kind, direction, 1));
        return this;
    }

    public Situation target(String id, MetricDefinition definition) {
        target = Optional.of(measure(id, definition, 1));
        return this;
    }

    public Situation judged(Analysis other) {
        analysis = other;
        return this;
    }

    /** Sums of y, y², x, x² and yx. */
    public Situation withPast(String metric, String variant, String y, String yy, String x, String xx, String yx) {
        var zero = BigInteger.ZERO;
        return cell(
                Optional.of(metric),
                variant,
                DAY,
                1,
                new MomentSums(
                        scaled(y, 6),
                        scaled(yy, 12),
                        zero,
                        zero,
                        zero,
                        scaled(x, 6),
                        scaled(xx, 12),
                        scaled(yx, 12),
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero));
    }

    /** Sums of y, y², d, d² and yd. */
    public Situation ratio(String metric, String variant, String y, String yy, String d, String dd, String yd) {
        var zero = BigInteger.ZERO;
        return cell(
                Optional.of(metric),
                variant,
                DAY,
                1,
                new MomentSums(
                        scaled(y, 6),
                        scaled(yy, 12),
                        scaled(d, 6),
                        scaled(dd, 12),
                        scaled(yd, 12),
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero));
    }

    /** So many users with the same total. */
    public Situation spent(String metric, String variant, long amount, long users) {
        var total = micros(amount);
        bucket(metric, variant, total, users, times(total, users), times(total.multiply(total), users));
        return cell(
                Optional.of(metric),
                variant,
                DAY,
                users,
                MomentSums.of(times(total, users), times(total.multiply(total), users)));
    }

    /** A user for each of a hundred values from the lowest on, several times: one value a user. */
    public Situation spread(String metric, String variant, long lowest, long users) {
        for (long value = lowest; value < lowest + 100; value++) {
            // One event of a user who has no other: 1² - 0², and 1 times 1.
            bucket(metric, variant, micros(value), users / 100, count(users / 100), count(users / 100));
        }
        return cell(Optional.of(metric), variant, DAY, users, MomentSums.of(micros(users), squares(users)));
    }

    private void bucket(
            String metric, String variant, BigInteger value, long count, BigInteger first, BigInteger second) {
        buckets.add(new BucketCell(
                new MetricId(metric),
                1,
                new VariantId(variant),
                ValueBucket.of(value.longValueExact()),
                count,
                first,
                second));
    }

    /** Users who reached each step of a funnel. */
    public Situation reached(String metric, String variant, long... users) {
        for (int step = 1; step <= users.length; step++) {
            metrics.add(new MetricCell(
                    new Deltas.Counted(Optional.of(new MetricId(metric)), 1, step),
                    new VariantId(variant),
                    DAY,
                    users[step - 1],
                    0,
                    MomentSums.NONE));
        }
        return measured(metric, variant, users[users.length - 1]);
    }

    /** Users with a country, and those of them who converted. */
    public Situation sliced(String country, String variant, long users, long converted) {
        return sliced(Dimension.COUNTRY.wireName(), country, variant, users, converted);
    }

    /** Users of a slice, and those of them who converted. */
    public Situation sliced(String dimension, String value, String variant, long users, long converted) {
        var values = slices.computeIfAbsent(dimension, key -> new TreeMap<>());
        var cells = values.getOrDefault(value, new Snapshot(1, 4711, now(), List.of(), List.of(), List.of()));
        var exposed = new ArrayList<>(cells.exposures());
        exposed.add(new ExposureCell(new VariantId(variant), DAY, users, 0));
        var measured = new ArrayList<>(cells.metrics());
        measured.add(new MetricCell(
                new Deltas.Counted(Optional.empty(), 0, 0),
                new VariantId(variant),
                DAY,
                converted,
                0,
                MomentSums.of(micros(converted), squares(converted))));
        values.put(value, new Snapshot(1, 4711, now(), exposed, measured, List.of()));
        return this;
    }

    private static BigInteger scaled(String number, int decimals) {
        return new BigDecimal(number).movePointRight(decimals).toBigIntegerExact();
    }

    private static BigInteger times(BigInteger value, long count) {
        return value.multiply(BigInteger.valueOf(count));
    }

    private static BigInteger count(long count) {
        return BigInteger.valueOf(count);
    }

    public Situation secondary(String id, MetricKind kind) {
        secondary.add(measure(id, kind, Direction.INCREASE, 1));
        return this;
    }

    public Situation guardrail(String id, MetricKind kind, Direction direction, double margin) {
        guardrails.add(new ExperimentFacts.Guarded(measure(id, kind, direction, 1), margin));
        return this;
    }

    public Situation targetRedefined() {
        target = target.map(m -> new ExperimentFacts.Measure(m.id(), m.definition(), 1, 2));
        return this;
    }

    private static ExperimentFacts.Measure measure(String id, MetricKind kind, Direction direction, int newest) {
        return measure(
                id,
                new MetricDefinition(
                        id,
                        "",
                        kind,
                        id,
                        new Condition.All(List.of()),
                        kind == MetricKind.MEAN ? Optional.of("amount") : Optional.empty(),
                        Duration.ofDays(14),
                        direction),
                newest);
    }

    private static ExperimentFacts.Measure measure(String id, MetricDefinition definition, int newest) {
        return new ExperimentFacts.Measure(new MetricId(id), definition, 1, newest);
    }

    public Situation measured(String metric, String variant, long converted) {
        return cell(Optional.of(metric), variant, DAY, converted, MomentSums.of(micros(converted), squares(converted)));
    }

    public Situation measured(String metric, String variant, long converted, String sum, String sumOfSquares) {
        return cell(
                Optional.of(metric),
                variant,
                DAY,
                converted,
                MomentSums.of(
                        new BigDecimal(sum).movePointRight(6).toBigIntegerExact(),
                        new BigDecimal(sumOfSquares).movePointRight(12).toBigIntegerExact()));
    }

    private Situation cell(Optional<String> metric, String variant, LocalDate day, long converted, MomentSums sums) {
        var counted = new Deltas.Counted(metric.map(MetricId::new), metric.isPresent() ? 1 : 0, 0);
        metrics.add(new MetricCell(counted, new VariantId(variant), day, converted, 0, sums));
        return this;
    }

    private static BigInteger micros(long count) {
        return BigInteger.valueOf(count).multiply(BigInteger.TEN.pow(6));
    }

    private static BigInteger squares(long count) {
        return BigInteger.valueOf(count).multiply(BigInteger.TEN.pow(12));
    }

    public Situation after(double days) {
        this.days = days;
        return this;
    }

    /** The same with its cells the other way round. */
    public Situation reversed() {
        var other = new Situation();
        other.arms.addAll(arms);
        other.exposures.addAll(exposures.reversed());
        other.metrics.addAll(metrics.reversed());
        other.target = target;
        other.secondary.addAll(secondary);
        other.guardrails.addAll(guardrails);
        other.days = days;
        other.stopped = stopped;
        other.reallocated.addAll(reallocated);
        return other;
    }

    public Situation stopped() {
        stopped = true;
        return this;
    }

    /** With traffic divided anew, for those who came since. */
    public Situation reallocated(Integer... weights) {
        reallocated.add(new ExperimentFacts.Period(List.of(weights)));
        return this;
    }

    /** With another experiment beside it, of a control and a treatment. */
    public Situation beside(String id, String control, String treatment) {
        beside.add(new ExperimentFacts(
                new ExperimentKey(KEY.scope(), new ExperimentId(id)),
                "Other",
                "running",
                List.of(
                        new ExperimentFacts.Arm(new VariantId(control), control, 5_000, true),
                        new ExperimentFacts.Arm(new VariantId(treatment), treatment, 5_000, false)),
                Optional.of(START),
                Optional.empty(),
                List.of(new ExperimentFacts.Period(List.of(5_000, 5_000))),
                Optional.empty(),
                List.of(),
                List.of(),
                Analysis.DEFAULT));
        return this;
    }

    public ResultsDocument results() {
        return results(Question.PLAIN);
    }

    public ResultsDocument results(Question question) {
        return new ResultsReader(this, this).read(KEY, question);
    }

    private Instant now() {
        return START.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }

    @Override
    public Optional<ExperimentFacts> find(ExperimentKey experiment) {
        return experiment.equals(KEY)
                ? Optional.of(new ExperimentFacts(
                        KEY,
                        "Checkout",
                        stopped ? "stopped" : "running",
                        arms,
                        Optional.of(START),
                        stopped ? Optional.of(now()) : Optional.empty(),
                        periods(),
                        target,
                        secondary,
                        guardrails,
                        analysis))
                : beside.stream()
                        .filter(other -> other.key().equals(experiment))
                        .findFirst();
    }

    private List<ExperimentFacts.Period> periods() {
        var periods = new ArrayList<ExperimentFacts.Period>();
        periods.add(new ExperimentFacts.Period(
                arms.stream().map(ExperimentFacts.Arm::weight).toList()));
        periods.addAll(reallocated);
        return periods;
    }

    @Override
    public Sliced read(ExperimentKey experiment, Set<String> dimensions) {
        return new Sliced(
                new Snapshot(1, 4711, now(), exposures, metrics, buckets),
                slices.entrySet().stream()
                        .filter(entry -> dimensions.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
