package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.Scope;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An experiment and its cells, said in a few words. */
final class Situation implements ExperimentDirectory, MetricCells {
    static final ExperimentKey KEY = new ExperimentKey(Scope.of("acme", "production"), new ExperimentId("checkout"));
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-01");

    private final List<ExperimentFacts.Arm> arms = new ArrayList<>();
    private final List<ExposureCell> exposures = new ArrayList<>();
    private final List<MetricCell> metrics = new ArrayList<>();
    private Optional<ExperimentFacts.Measure> target = Optional.empty();
    private final List<ExperimentFacts.Measure> secondary = new ArrayList<>();
    private final List<ExperimentFacts.Guarded> guardrails = new ArrayList<>();
    private double days = 14;
    private boolean stopped;
    private boolean reallocated;

    Situation control(String id, int weight, long users) {
        return arm(id, weight, true, users);
    }

    Situation treatment(String id, int weight, long users) {
        return arm(id, weight, false, users);
    }

    private Situation arm(String id, int weight, boolean control, long users) {
        arms.add(new ExperimentFacts.Arm(new VariantId(id), id, weight, control));
        return exposed(id, DAY, users, 0);
    }

    Situation exposed(String id, LocalDate day, long users, long crossovers) {
        if (users + crossovers > 0) {
            exposures.add(new ExposureCell(new VariantId(id), day, users, crossovers));
        }
        return this;
    }

    /** Own conversions. */
    Situation converted(String id, long users) {
        return converted(id, DAY, users);
    }

    Situation converted(String id, LocalDate day, long users) {
        return cell(Optional.empty(), id, day, users, MomentSums.of(micros(users), squares(users)));
    }

    Situation target(String id, MetricKind kind, Direction direction) {
        target = Optional.of(measure(id, kind, direction, 1));
        return this;
    }

    Situation secondary(String id, MetricKind kind) {
        secondary.add(measure(id, kind, Direction.INCREASE, 1));
        return this;
    }

    Situation guardrail(String id, MetricKind kind, Direction direction, double margin) {
        guardrails.add(new ExperimentFacts.Guarded(measure(id, kind, direction, 1), margin));
        return this;
    }

    Situation targetRedefined() {
        target = target.map(m -> new ExperimentFacts.Measure(m.id(), m.name(), m.kind(), m.direction(), 1, 2));
        return this;
    }

    private static ExperimentFacts.Measure measure(String id, MetricKind kind, Direction direction, int newest) {
        return new ExperimentFacts.Measure(new MetricId(id), id, kind, direction, 1, newest);
    }

    Situation measured(String metric, String variant, long converted) {
        return cell(Optional.of(metric), variant, DAY, converted, MomentSums.of(micros(converted), squares(converted)));
    }

    Situation measured(String metric, String variant, long converted, String sum, String sumOfSquares) {
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

    Situation after(double days) {
        this.days = days;
        return this;
    }

    /** The same with its cells the other way round. */
    Situation reversed() {
        var other = new Situation();
        other.arms.addAll(arms);
        other.exposures.addAll(exposures.reversed());
        other.metrics.addAll(metrics.reversed());
        other.target = target;
        other.secondary.addAll(secondary);
        other.guardrails.addAll(guardrails);
        other.days = days;
        other.stopped = stopped;
        other.reallocated = reallocated;
        return other;
    }

    Situation stopped() {
        stopped = true;
        return this;
    }

    Situation reallocated() {
        reallocated = true;
        return this;
    }

    ResultsDocument results() {
        return results(Question.PLAIN);
    }

    ResultsDocument results(Question question) {
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
                        reallocated,
                        target,
                        secondary,
                        guardrails,
                        0.95))
                : Optional.empty();
    }

    @Override
    public Snapshot read(ExperimentKey experiment) {
        return new Snapshot(1, 4711, now(), exposures, metrics, List.of());
    }

    @Override
    public Sliced read(ExperimentKey experiment, Dimension dimension) {
        return new Sliced(read(experiment), new TreeMap<>());
    }
}
