package dev.assay.bench;

import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the first answer, on an empty data folder; beside PostgreSQL's own first start. */
final class StartBenchmark implements Benchmark {
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> run() throws Exception {
        var server = new ArrayList<Double>();
        var database = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            database.add(seconds(() -> EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"))));
            server.add(seconds(() -> Server.start(Files.createTempDirectory("assay-bench"))));
        }
        return List.of(new Figure(
                "start to first answer, baseline embedded PostgreSQL alone",
                Rounds.median(server),
                "s",
                Rounds.median(database)));
    }

    private static double seconds(java.util.concurrent.Callable<? extends AutoCloseable> start) throws Exception {
        var begin = System.nanoTime();
        try (var _ = start.call()) {
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
