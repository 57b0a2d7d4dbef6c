package dev.assay.calibration;

import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Bucketing;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Runs all experiments, each by a seed of its own, so that it does not matter which thread gets which. */
final class Runs {
    private static final int PLAIN_USERS = 200_000;
    private static final int MISMATCHES = 20;
    private static final int MISMATCHED_USERS = 1_000_000;

    private final Options options;

    Runs(Options options) {
        this.options = options;
    }

    Report report() throws InterruptedException {
        var seeds = new SplittableRandom(options.seed())
                .longs(options.experiments())
                .toArray();
        try (var threads = Executors.newFixedThreadPool(options.threads())) {
            var readings = all(threads.invokeAll(IntStream.range(0, seeds.length)
                    .<Callable<Reading>>mapToObj(i -> () -> Reading.of(seeds[i], options.users()))
                    .toList()));
            var found = all(threads.invokeAll(IntStream.range(0, MISMATCHES)
                    .<Callable<Boolean>>mapToObj(i -> () -> findsMismatch("planted-" + options.seed() + "-" + i))
                    .toList()));
            int caught = (int) found.stream().filter(each -> each).count();
            return Report.of(options, readings, expectedReduction(), caught, MISMATCHES);
        }
    }

    private static <T> List<T> all(List<Future<T>> futures) throws InterruptedException {
        var all = new ArrayList<T>();
        for (var future : futures) {
            try {
                all.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("an experiment could not be simulated", e.getCause());
            }
        }
        return all;
    }

    /** The squared correlation of what users spent before and after, without fold and results. */
    private double expectedReduction() {
        var random = new SplittableRandom(options.seed() + 1);
        double[] before = new double[PLAIN_USERS];
        double[] after = new double[PLAIN_USERS];
        for (int i = 0; i < PLAIN_USERS; i++) {
            var visitor = Visitor.of(random, new VariantId("control"), false);
            before[i] = visitor.before();
            after[i] = visitor.after();
        }
        double correlation = new PearsonsCorrelation().correlation(before, after);
        return correlation * correlation;
    }

    /** Assigned 50.5 to 49.5 by an allocation that says 50 to 50. */
    private static boolean findsMismatch(String salt) {
        var allocation = Allocation.of(new LinkedHashMap<>(Map.of("a", 5_050, "b", 4_950)));
        long first = IntStream.range(0, MISMATCHED_USERS)
                .filter(user -> allocation
                        .variantOf(Bucketing.bucket("user-" + user, salt))
                        .equals("a"))
                .count();
        return SampleRatio.check(List.of(first, MISMATCHED_USERS - first), List.of(0.5, 0.5))
                .outcome()
                .map(outcome -> outcome.p() < SampleRatio.ALARM)
                .orElse(false);
    }
}
