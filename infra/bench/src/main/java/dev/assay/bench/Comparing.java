package dev.assay.bench;

import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Welch;
import java.math.BigDecimal;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.StatisticalSummary;
import org.apache.commons.math3.stat.descriptive.StatisticalSummaryValues;
import org.apache.commons.math3.stat.inference.TTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Two arms' means compared, with p-value and interval, pair after pair of 30 to 300,000 users an arm; from Assay's exact sums,
 * and by commons-math3 from means and variances that are doubles already.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Comparing {
    private static final int PAIRS = 1_024;
    private static final double ALPHA = 0.05;

    private final Moments[] controls = new Moments[PAIRS];
    private final Moments[] treatments = new Moments[PAIRS];
    private final StatisticalSummary[] controlSummaries = new StatisticalSummary[PAIRS];
    private final StatisticalSummary[] treatmentSummaries = new StatisticalSummary[PAIRS];
    private final TTest test = new TTest();
    private int next;

    public Comparing() {
        var random = new Random(20261126);
        for (int i = 0; i < PAIRS; i++) {
            long users = (long) (30 * Math.pow(10, 4 * random.nextDouble()));
            controls[i] = arm(random, users, 12.5);
            treatments[i] = arm(random, users + random.nextInt(20), 12.5 + 0.01 * random.nextInt(50));
            controlSummaries[i] = summary(controls[i]);
            treatmentSummaries[i] = summary(treatments[i]);
        }
    }

    /** Sums in micros, of values with a standard deviation of 20. */
    private static Moments arm(Random random, long users, double mean) {
        var sum = BigDecimal.valueOf(Math.round(users * mean * 1e6) + random.nextInt(1_000_000), 6);
        var squares = BigDecimal.valueOf(Math.round(users * (mean * mean + 400) * 1e6), 6);
        return Moments.ofSums(users, sum, squares);
    }

    private static StatisticalSummary summary(Moments moments) {
        return new StatisticalSummaryValues(
                moments.mean().orElseThrow(), moments.variance().orElseThrow(), moments.n(), 0, 0, moments.total());
    }

    @Benchmark
    public Welch welch() {
        int pair = next++ & PAIRS - 1;
        return Welch.compare(controls[pair], treatments[pair], ALPHA);
    }

    @Benchmark
    public double commonsMath() {
        int pair = next++ & PAIRS - 1;
        var c = controlSummaries[pair];
        var t = treatmentSummaries[pair];
        double vc = c.getVariance() / c.getN();
        double vt = t.getVariance() / t.getN();
        double df = (vc + vt) * (vc + vt) / (vc * vc / (c.getN() - 1) + vt * vt / (t.getN() - 1));
        double half = new TDistribution(df).inverseCumulativeProbability(1 - ALPHA / 2) * Math.sqrt(vc + vt);
        return test.tTest(c, t) + half;
    }
}
