package dev.assay.bench;

import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Comparisons of two means in process, on one core. */
final class ComparisonBenchmark implements Benchmark {
    @Override
    public String name() {
        return "comparison";
    }

    @Override
    public List<Figure> run() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(Comparing.class.getName())
                        .forks(3)
                        .threads(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return List.of(new Figure(
                "Welch with interval from exact sums, one core, baseline commons-math3",
                EvaluationBenchmark.median(EvaluationBenchmark.result(results, "welch")),
                "ops/s",
                EvaluationBenchmark.median(EvaluationBenchmark.result(results, "commonsMath"))));
    }
}
