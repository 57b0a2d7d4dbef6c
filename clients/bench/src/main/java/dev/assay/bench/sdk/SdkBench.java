package dev.assay.bench.sdk;

import java.util.Comparator;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./assay bench sdks}: prints the median evaluations a second on one core, the fastest first. */
public final class SdkBench {
    private SdkBench() {}

    public static void main(String[] none) throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(Evaluations.class.getName())
                        .forks(2)
                        .threads(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        results.stream()
                .sorted(Comparator.comparingDouble(SdkBench::median).reversed())
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "%-16s %,14.0f evaluations/s%n",
                        result.getParams().getBenchmark().replaceFirst(".*\\.", ""),
                        median(result)));
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
