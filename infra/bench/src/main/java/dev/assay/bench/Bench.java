package dev.assay.bench;

import dev.assay.model.json.ModelJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./assay bench [name]}: runs the benchmarks, prints their figures, writes {@code target/bench.json}. */
public final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new EvaluationBenchmark(),
            new ComparisonBenchmark(),
            new AnalysisBenchmark(),
            new StartBenchmark(),
            new CommandsBenchmark(),
            new SnapshotBenchmark(),
            new TrackBenchmark(),
            new AssignBenchmark(),
            new KillSwitchBenchmark(),
            new DelayBenchmark(),
            new FoldBenchmark(),
            new ResultsBenchmark());

    private Bench() {}

    public static void main(String[] names) throws Exception {
        var chosen = ALL.stream()
                .filter(b -> names.length == 0 || List.of(names).contains(b.name()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("No such benchmark; there are "
                    + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
            System.exit(2);
        }
        var figures = new ArrayList<Figure>();
        for (var benchmark : chosen) {
            System.out.println("== " + benchmark.name());
            for (var figure : benchmark.run()) {
                System.out.println(line(figure));
                figures.add(figure);
            }
        }
        write(figures);
    }

    private static String line(Figure figure) {
        return String.format(
                Locale.ROOT,
                "%-58s %,16.1f %-10s baseline %,16.1f  ratio %.3f",
                figure.name(),
                figure.value(),
                figure.unit(),
                figure.baseline(),
                figure.ratio());
    }

    private static void write(List<Figure> figures) throws java.io.IOException {
        var file = Path.of(System.getProperty("assay.home", "."), "target", "bench.json");
        Files.createDirectories(file.getParent());
        var rows = figures.stream()
                .map(f -> Map.of(
                        "name", f.name(),
                        "value", f.value(),
                        "unit", f.unit(),
                        "baseline", f.baseline(),
                        "ratio", f.ratio()))
                .toList();
        Files.write(file, ModelJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(rows));
        System.out.println("written to " + file);
    }
}
