package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.covariate.Cuped;
import dev.assay.statistics.covariate.ManyCovariates;
import dev.assay.statistics.covariate.RatioCuped;
import dev.assay.statistics.quantile.QuantileComparison;
import dev.assay.statistics.ratio.RatioMetric;
import dev.assay.statistics.trust.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Experiments without an effect: each method rejects about as many as its error rate says, and no fewer. */
class SimulationTest {
    private static final int EXPERIMENTS = 2_000;
    private static final double ALPHA = 0.05;
    private static final Interval BAND = Calibration.rejections(EXPERIMENTS, ALPHA, 0.999);

    private final SplittableRandom random = new SplittableRandom(20261126);

    @Test
    void cuped_keeps_its_error_rate_and_saves_what_the_correlation_promises() {
        List<Double> reductions = new ArrayList<>();

        int rejected = rejections(_ -> {
            var result = Cuped.compare(correlated(200), correlated(200), ALPHA);
            reductions.add(result.adjustment().orElseThrow().varianceReduction().orElseThrow());
            return result.test().orElseThrow().p().twoSided();
        });

        assertCalibrated(rejected);
        // Correlation 0.8: standard errors are 0.6 of what they were.
        double left = reductions.stream()
                .mapToDouble(each -> Math.sqrt(1 - each))
                .average()
                .orElseThrow();
        assertThat(left).isCloseTo(0.6, within(0.012));
    }

    @Test
    void several_covariates_keep_their_error_rate() {
        assertCalibrated(rejections(_ -> ManyCovariates.compare(twoCovariates(100), twoCovariates(150), ALPHA)
                .test()
                .orElseThrow()
                .p()
                .twoSided()));
    }

    @Test
    void a_ratio_of_users_who_differ_keeps_its_error_rate_with_and_without_a_past() {
        List<Double> reductions = new ArrayList<>();

        assertCalibrated(rejections(_ -> RatioMetric.compare(sessions(150), sessions(150), ALPHA)
                .test()
                .map(NormalTest::p)
                .orElseThrow()
                .twoSided()));
        assertCalibrated(rejections(_ -> {
            var result = RatioCuped.compare(sessions(150), sessions(200), ALPHA);
            reductions.add(result.varianceReduction().orElseThrow());
            return result.test().orElseThrow().p().twoSided();
        }));
        // Of u: E[d²]·var(r) + E[d]·E[r(1-r)] = 38.5·0.64/12 + 5.5·(0.25 - 0.64/12); of u with w: E[d]²·var(r).
        double shared = 5.5 * 5.5 * 0.64 / 12;
        double all = 38.5 * 0.64 / 12 + 5.5 * (0.25 - 0.64 / 12);
        assertThat(reductions.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .isCloseTo(shared * shared / (all * all), within(0.01));
    }

    @Test
    void a_median_of_clustered_events_keeps_its_error_rate() {
        assertCalibrated(rejections(_ -> QuantileComparison.compare(events(150), events(150), 0.5, ALPHA)
                .test()
                .orElseThrow()
                .p()
                .twoSided()));
    }

    private int rejections(IntToDoubleFunction experiment) {
        int rejected = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            rejected += experiment.applyAsDouble(i) < ALPHA ? 1 : 0;
        }
        return rejected;
    }

    private static void assertCalibrated(int rejected) {
        assertThat((double) rejected).isBetween(BAND.low(), BAND.high());
    }

    /** y and x with correlation 0.8, in thousandths. */
    private JointMoments correlated(int users) {
        return users(users, () -> {
            double x = random.nextGaussian();
            return new long[] {thousandths(0.8 * x + 0.6 * random.nextGaussian()), thousandths(x)};
        });
    }

    private JointMoments twoCovariates(int users) {
        return users(users, () -> {
            double x = random.nextGaussian();
            int group = random.nextInt(2);
            return new long[] {thousandths(x + group + random.nextGaussian()), thousandths(x), group};
        });
    }

    /** Clicks and sessions now and before, by users with a click rate of their own. */
    private JointMoments sessions(int users) {
        return users(users, () -> {
            double rate = 0.1 + 0.8 * random.nextDouble();
            int now = 1 + random.nextInt(10);
            int before = 1 + random.nextInt(10);
            return new long[] {clicks(now, rate), now, clicks(before, rate), before};
        });
    }

    private long clicks(int sessions, double rate) {
        return random.doubles(sessions).filter(each -> each < rate).count();
    }

    private List<double[]> events(int users) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            double level = random.nextGaussian();
            double[] events = new double[1 + random.nextInt(5)];
            for (int j = 0; j < events.length; j++) {
                events[j] = level + random.nextGaussian();
            }
            all.add(events);
        }
        return all;
    }

    private static long thousandths(double value) {
        return Math.round(1_000 * value);
    }

    private static JointMoments users(int count, Supplier<long[]> user) {
        JointMoments all = JointMoments.ofUser(0, user.get());
        for (int i = 1; i < count; i++) {
            all = all.plus(JointMoments.ofUser(0, user.get()));
        }
        return all;
    }
}
