package dev.assay.bench;

import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Welch;
import java.math.BigDecimal;
import java.util.List;

/**
 * All that the results page shows, of many experiments one after the other on one core: every metric by every method, looks,
 * beliefs, corrections, the course over days. Beside it: nothing but Welch's test, as often as there are comparisons.
 */
final class AnalysisBenchmark implements Benchmark {
    private static final int EXPERIMENTS = 1_000;

    /** So many are different; more take memory and no other path. */
    private static final int DIFFERENT = 50;

    private static final int ROUNDS = 5;
    private static final double ALPHA = 0.05;

    private final AnalysedExperiments experiments = new AnalysedExperiments(DIFFERENT, 20261126);
    private final ResultsReader results = new ResultsReader(experiments, experiments);
    private final List<ExperimentKey> keys = experiments.keys();

    @Override
    public String name() {
        return "analysis";
    }

    @Override
    public List<Figure> run() throws Exception {
        return List.of(new Rounds(ROUNDS)
                .measure(
                        "full analysis of 1,000 experiments x 10 metrics x 3 variants, baseline Welch alone",
                        "ms",
                        this::analyse,
                        AnalysisBenchmark::compare));
    }

    private double analyse() {
        long begin = System.nanoTime();
        int variants = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            var document = results.read(keys.get(i % DIFFERENT), Question.PLAIN);
            variants += document.variants().size() + document.metrics().size();
        }
        if (variants != EXPERIMENTS * (AnalysedExperiments.VARIANTS.size() + AnalysedExperiments.METRICS - 1)) {
            throw new IllegalStateException("not all was analysed");
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double compare() {
        long begin = System.nanoTime();
        int comparisons = EXPERIMENTS * AnalysedExperiments.METRICS * (AnalysedExperiments.VARIANTS.size() - 1);
        double sum = 0;
        for (int i = 0; i < comparisons; i++) {
            var control = arm(14_000 + i % 100, 0.1);
            sum += Welch.compare(control, arm(14_000 + i % 90, 0.101), ALPHA)
                    .difference()
                    .orElse(0);
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("nothing was compared");
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static Moments arm(long users, double mean) {
        long total = Math.round(users * mean);
        return Moments.ofSums(users, BigDecimal.valueOf(total), BigDecimal.valueOf(total));
    }
}
