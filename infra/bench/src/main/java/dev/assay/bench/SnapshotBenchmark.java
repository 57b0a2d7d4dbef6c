package dev.assay.bench;

import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What 10,000 running experiments cost a node that starts: how much longer it takes to have them in memory, and how much
 * memory they take. Beside it: reading their events and doing nothing with them, and a node without any.
 */
final class SnapshotBenchmark implements Benchmark {
    private static final int EXPERIMENTS = 10_000;
    private static final int ROUNDS = 5;
    private static final String BODY = """
            {"id":"%s","name":"One of many","hypothesis":"Many are kept in little room.","variants":[
            {"id":"control","allocation":50,"control":true,"config":{"headline":"A","steps":[1,2,3],"fast":false}},
            {"id":"one","allocation":25,"config":{"headline":"B","steps":[1,2],"fast":true}},
            {"id":"two","allocation":25,"config":{"headline":"C","steps":[1],"fast":true}}],
            "targeting_rules":[{"dimension":"country","operator":"in","values":["DE","AT","CH"]}]}""";

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"));
                var admin = database.address().dataSource().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE few");
            statement.execute("CREATE DATABASE many");
            var few = Node.found(database.address().database("few"));
            var many = Node.found(database.address().database("many"));
            try (var pool = many.database().pool("many", 1)) {
                var store = new BareStore(pool);
                store.fill(EXPERIMENTS, BODY);
                // The views in the database catch up once; what is measured is memory, which each start fills anew.
                many.settle();
                return measure(few, many, store);
            }
        }
    }

    private static List<Figure> measure(Node few, Node many, BareStore store) throws Exception {
        var longer = new ArrayList<Double>();
        var reading = new ArrayList<Double>();
        var empty = new ArrayList<Double>();
        var full = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            var without = start(few, empty);
            longer.add(start(many, full) - without);
            reading.add(read(store));
        }
        return List.of(
                new Figure(
                        "10,000 running experiments into memory, baseline reading them",
                        Rounds.median(longer),
                        "s",
                        Rounds.median(reading)),
                new Figure(
                        "live memory with 10,000 running experiments, baseline none",
                        Rounds.median(full),
                        "MiB",
                        Rounds.median(empty)));
    }

    /** Seconds to the first answer, which is given when the experiments are known. */
    private static double start(Node node, List<Double> memory) throws Exception {
        var begin = System.nanoTime();
        try (var server = node.start()) {
            var seconds = (System.nanoTime() - begin) / 1e9;
            memory.add(server.liveMemory());
            return seconds;
        }
    }

    private static double read(BareStore store) {
        var begin = System.nanoTime();
        if (store.readAll() < 2 * EXPERIMENTS) {
            throw new IllegalStateException("the experiments are not in the store");
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
