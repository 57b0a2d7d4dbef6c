package dev.assay.bench;

import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.analytics.results.MetricCells;
import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.Scope;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricReader;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Experiments of three variants and ten metrics over fourteen days, with their cells in memory: conversions, counts, and means with
 * what users did before.
 */
final class AnalysedExperiments implements ExperimentDirectory, MetricCells {
    static final int METRICS = 10;
    static final List<String> VARIANTS = List.of("control", "one", "two");
    private static final int DAYS = 14;
    private static final long USERS_A_DAY = 1_000;
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);

    private final Map<ExperimentKey, ExperimentFacts> facts = new HashMap<>();
    private final Map<ExperimentKey, Sliced> cells = new HashMap<>();

    AnalysedExperiments(int experiments, long seed) {
        var random = new Random(seed);
        for (int i = 0; i < experiments; i++) {
            var key = new ExperimentKey(Scope.of("bench", "production"), new ExperimentId("running-" + i));
            facts.put(key, facts(key));
            cells.put(key, new Sliced(snapshot(random), Map.of()));
        }
    }

    /** A metric as it is sent: of every three one conversion, one count and one mean that knows what came before. */
    static Map<String, Object> metric(int number) {
        var body = new HashMap<String, Object>(Map.of(
                "id",
                "metric-" + number,
                "name",
                "Metric " + number,
                "event_name",
                "event-" + number,
                "kind",
                List.of("conversion", "count", "mean").get(number % 3)));
        if (number % 3 == 2) {
            body.put("value_property", "amount");
            body.put("pre_exposure_window", "14d");
        }
        return body;
    }

    List<ExperimentKey> keys() {
        return List.copyOf(facts.keySet());
    }

    private static ExperimentFacts facts(ExperimentKey key) {
        return new ExperimentFacts(
                key,
                "One of many",
                "running",
                List.of(arm("control", 3_334, true), arm("one", 3_333, false), arm("two", 3_333, false)),
                Optional.of(START),
                Optional.empty(),
                List.of(new ExperimentFacts.Period(List.of(3_334, 3_333, 3_333))),
                Optional.of(measure(0)),
                IntStream.range(1, METRICS - 2)
                        .mapToObj(AnalysedExperiments::measure)
                        .toList(),
                IntStream.range(METRICS - 2, METRICS)
                        .mapToObj(i -> new ExperimentFacts.Guarded(measure(i), 0.02))
                        .toList(),
                Analysis.DEFAULT);
    }

    private static ExperimentFacts.Arm arm(String id, int weight, boolean control) {
        return new ExperimentFacts.Arm(new VariantId(id), id, weight, control);
    }

    private static ExperimentFacts.Measure measure(int number) {
        var metric = MetricReader.creation(ModelJson.mapper().valueToTree(metric(number)));
        return new ExperimentFacts.Measure(metric.id(), metric.definition(), 1, 1);
    }

    private static Snapshot snapshot(Random random) {
        var exposures = new ArrayList<ExposureCell>();
        var metrics = new ArrayList<MetricCell>();
        for (var variant : VARIANTS) {
            for (int day = 0; day < DAYS; day++) {
                long users = USERS_A_DAY + random.nextInt(60);
                exposures.add(new ExposureCell(new VariantId(variant), FIRST.plusDays(day), users, 0));
                for (int metric = 0; metric < METRICS; metric++) {
                    metrics.add(cell(variant, FIRST.plusDays(day), metric, users, random));
                }
            }
        }
        return new Snapshot(1, 1, START.plus(Duration.ofDays(DAYS)), exposures, metrics, List.of());
    }

    private static MetricCell cell(String variant, LocalDate day, int metric, long users, Random random) {
        var measure = measure(metric);
        long converted = users / 10 + random.nextInt(20);
        var counted = new Deltas.Counted(Optional.of(measure.id()), 1, 0);
        return new MetricCell(counted, new VariantId(variant), day, converted, 0, sums(metric % 3, converted, random));
    }

    /** In millionths: 0 or 1; some two events each; some 40 each, and about as much before. */
    private static MomentSums sums(int kind, long converted, Random random) {
        return switch (kind) {
            case 0 -> MomentSums.of(millionths(converted), square(converted));
            case 1 -> MomentSums.of(millionths(2 * converted + random.nextInt(9)), square(5 * converted));
            default -> {
                var zero = BigInteger.ZERO;
                long y = 40 * converted + random.nextInt(500);
                long x = 38 * converted + random.nextInt(500);
                yield new MomentSums(
                        millionths(y),
                        square(2_000 * converted),
                        zero,
                        zero,
                        zero,
                        millionths(x),
                        square(1_900 * converted),
                        square(1_750 * converted),
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero);
            }
        };
    }

    private static BigInteger millionths(long value) {
        return BigInteger.valueOf(value).multiply(BigInteger.valueOf(1_000_000));
    }

    private static BigInteger square(long value) {
        return millionths(value).multiply(BigInteger.valueOf(1_000_000));
    }

    @Override
    public Optional<ExperimentFacts> find(ExperimentKey experiment) {
        return Optional.ofNullable(facts.get(experiment));
    }

    @Override
    public Sliced read(ExperimentKey experiment, Set<String> dimensions) {
        return Optional.ofNullable(cells.get(experiment)).orElseThrow();
    }
}
