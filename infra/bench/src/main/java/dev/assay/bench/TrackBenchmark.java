package dev.assay.bench;

import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * {@code POST /track/batch} of 50 and {@code POST /track} of one, durable before their 202; beside bare COPY of rows as wide,
 * committed every 5,000.
 */
final class TrackBenchmark implements Benchmark {
    private static final int CLIENTS = 16;
    private static final int SINGLE_CLIENTS = 128;
    private static final double SECONDS = 6;
    private static final int ROUNDS = 3;
    private static final int ROWS_A_COMMIT = 5_000;

    @Override
    public String name() {
        return "track";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"));
                var connection = database.address().dataSource().getConnection();
                var server = Server.start(Files.createTempDirectory("assay-bench"))) {
            var key = clientKey(server);
            var batches = new Traffic().batches(2_000, key);
            var singles = new Traffic().singles(2_000, key);
            prepare(connection);
            var waits = new ConcurrentLinkedQueue<Waits>();
            return List.of(
                    new Rounds(ROUNDS)
                            .measure(
                                    "track/batch of 50, durable, baseline bare COPY",
                                    "events/s",
                                    () -> track(server, CLIENTS, batches, Traffic.BATCH, new ConcurrentLinkedQueue<>()),
                                    () -> copy(connection)),
                    new Rounds(2, ROUNDS)
                            .measure(
                                    "track, an event each, durable, " + SINGLE_CLIENTS + " clients, baseline bare COPY",
                                    "events/s",
                                    () -> track(server, SINGLE_CLIENTS, singles, 1, waits),
                                    () -> copy(connection)),
                    new Figure(
                            "the 99th percentile of the single events' times, baseline the median",
                            Waits.percentile(waits, 0.99),
                            "ms",
                            Waits.percentile(waits, 0.5)));
        }
    }

    /** A running experiment to track for; the client key. */
    static String clientKey(Server server) throws Exception {
        var admin = server.company("bench");
        server.post(
                admin,
                "/metrics",
                Map.of(
                        "id",
                        "revenue",
                        "name",
                        "Revenue",
                        "kind",
                        "mean",
                        "event_name",
                        "purchase",
                        "value_property",
                        "revenue"));
        server.post(
                admin,
                "/experiments",
                Map.of(
                        "id", "bench",
                        "name", "Bench",
                        "target_metric", "revenue",
                        "variants",
                                List.of(
                                        Map.of("id", "control", "allocation", 50, "control", true),
                                        Map.of("id", "treatment", "allocation", 50))));
        server.post(admin, "/experiments/bench/start", Map.of());
        return server.post(admin, "/keys", Map.of("name", "bench", "role", "client"))
                .get("key")
                .stringValue();
    }

    private static double track(Server server, int clients, byte[][] requests, int events, Queue<Waits> waits)
            throws Exception {
        var next = new AtomicInteger();
        return Clients.rate(clients, SECONDS, () -> {
            var connection = new HttpConnection(server.port());
            var waited = new Waits();
            waits.add(waited);
            return () -> {
                long begun = System.nanoTime();
                var status = connection.send(requests[Math.floorMod(next.getAndIncrement(), requests.length)]);
                if (status != 202) {
                    throw new IllegalStateException("tracking was answered with " + status);
                }
                waited.add(System.nanoTime() - begun);
                return events;
            };
        });
    }

    private static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare (at timestamptz, who text, what text, properties text)");
        }
        connection.setAutoCommit(false);
    }

    private static double copy(Connection connection) throws Exception {
        var row = "2026-01-01 00:00:00+00\t%s\tpage_view\t{\"page\":\"/products/1234\",\"referrer\":\"search\"}\n"
                .formatted("x".repeat(64))
                .getBytes(StandardCharsets.UTF_8);
        return Clients.rate(1, SECONDS / 2, () -> () -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bare FROM STDIN");
            for (int i = 0; i < ROWS_A_COMMIT; i++) {
                copy.writeToCopy(row, 0, row.length);
            }
            copy.endCopy();
            connection.commit();
            return ROWS_A_COMMIT;
        });
    }
}
