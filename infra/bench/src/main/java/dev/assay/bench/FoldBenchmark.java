package dev.assay.bench;

import dev.assay.model.Scope;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.behaviour.BehaviourReader;
import dev.assay.postgres.behaviour.PostgresBehaviourLog;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * From a log that is there already into the metric view: live, as the server folds it when it comes back, and as a
 * rebuild. Beside each: reading the same log and doing nothing with it. {@code ASSAY_BENCH_EVENTS} says how many events.
 */
final class FoldBenchmark implements Benchmark {
    private static final int EVENTS = Integer.parseInt(System.getenv().getOrDefault("ASSAY_BENCH_EVENTS", "2000000"));
    private static final int USERS = EVENTS / 10;
    private static final int APPEND = 1_000;
    private static final int CHUNK = 10_000;

    @Override
    public String name() {
        return "fold";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"))) {
            var data = Files.createTempDirectory("assay-bench");
            String analyst;
            try (var server = start(data, database.address())) {
                TrackBenchmark.clientKey(server);
                analyst = server.admin();
            }
            fill(database.address());
            var read = read(database.address());
            try (var server = start(data, database.address())) {
                var figures = new ArrayList<Figure>();
                figures.addAll(fold(server, analyst, read));
                figures.add(rebuild(server, analyst, read));
                return figures;
            }
        }
    }

    private static Server start(Path data, PostgresAddress database) throws Exception {
        return Server.start(data, "--postgres-url", Server.withAccount(database));
    }

    private static void fill(PostgresAddress database) throws Exception {
        var traffic = new RecordedTraffic(Scope.of("bench", "production"), USERS, 0);
        var clock = Clock.systemUTC();
        try (var log = new PostgresBehaviourLog(database, clock)) {
            var waiting = new ArrayList<CompletableFuture<Void>>();
            for (int done = 0; done < EVENTS; done += APPEND) {
                waiting.add(log.append(traffic.next(APPEND, clock.instant())));
                if (waiting.size() == 20) {
                    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new))
                            .join();
                    waiting.clear();
                }
            }
            CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static double read(PostgresAddress database) {
        var reader = new BehaviourReader(database.dataSource());
        var begin = System.nanoTime();
        var events = 0L;
        for (var chunk = reader.read(Optional.empty(), 0, CHUNK);
                !chunk.isEmpty();
                chunk = reader.read(Optional.empty(), chunk.lastPosition(), CHUNK)) {
            events += chunk.events().size();
        }
        return events / seconds(begin);
    }

    private static List<Figure> fold(Server server, String key, double read) throws Exception {
        var begin = System.nanoTime();
        var memory = new ArrayList<Double>();
        var half = false;
        var lag = lag(server, key);
        var first = lag;
        while (lag > 0) {
            if (!half && lag < first / 2) {
                half = true;
                memory.add(server.liveMemory());
            }
            TimeUnit.MILLISECONDS.sleep(50);
            lag = lag(server, key);
        }
        var rate = first / seconds(begin);
        memory.add(server.liveMemory());
        return List.of(
                new Figure("fold into metrics, from the log, baseline reading it", rate, "events/s", read),
                new Figure(
                        "live memory after the fold, baseline half way", memory.getLast(), "MiB", memory.getFirst()));
    }

    private static Figure rebuild(Server server, String key, double read) throws Exception {
        var begin = System.nanoTime();
        server.post(key, "/projections/metrics/rebuilds", Map.of("reason", "bench"));
        JsonNode rebuild;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            rebuild = server.get(key, "/projections/metrics/rebuilds/2");
        } while (!rebuild.path("status").asString().equals("ready"));
        if (!rebuild.path("checksum").equals(rebuild.path("live_checksum"))) {
            throw new IllegalStateException("the rebuild differs from the live view: " + rebuild);
        }
        return new Figure(
                "replay of the metric view, baseline reading the log", EVENTS / seconds(begin), "events/s", read);
    }

    private static long lag(Server server, String key) throws Exception {
        return server.get(key, "/projections/metrics").path("lag").asLong();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
