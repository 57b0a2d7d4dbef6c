package dev.assay.bench;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Evaluation in process, on one core, and what it allocates. */
final class EvaluationBenchmark implements Benchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String name() {
        return "evaluation";
    }

    @Override
    public List<Figure> run() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(Evaluating.class.getName())
                        .forks(3)
                        .threads(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        var evaluation = result(results, "evaluate");
        var hash = result(results, "bareHash");
        return List.of(
                new Figure(
                        "evaluation, one targeting rule, one core, baseline the bare hash",
                        median(evaluation),
                        "ops/s",
                        median(hash)),
                new Figure("allocated an evaluation, baseline the bare hash", bytes(evaluation), "B", bytes(hash)));
    }

    static RunResult result(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow();
    }

    static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double bytes(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                .getScore();
    }
}
