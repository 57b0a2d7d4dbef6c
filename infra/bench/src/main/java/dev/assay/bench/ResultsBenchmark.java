package dev.assay.bench;

import dev.assay.model.json.ModelJson;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One experiment's results page over HTTP, experiment after experiment of 10,000 that run, each of three variants and ten metrics
 * over fourteen days. Beside it: reading the same rows from the database and doing nothing with them.
 */
final class ResultsBenchmark implements Benchmark {
    private static final int EXPERIMENTS = 10_000;
    private static final int WARM_UP = 3_000;
    private static final int ASKED = 2_000;

    private static final String EXPOSURES = """
            insert into metric_exposures (generation, environment, experiment, variant, day, users, crossovers)
            select ?, 'production', 'running-' || e, v, date '2026-11-02' + d, 1000 + (e * 7 + d * 13 + length(v)) % 60, 0
            from generate_series(0, ? - 1) e, unnest(array['control', 'one', 'two']) v, generate_series(0, 13) d
            """;

    /** Of every three metrics one conversion, one count and one mean that knows what came before. */
    private static final String MEASUREMENTS = """
            insert into metric_measurements (generation, environment, experiment, variant, day, metric, metric_version,
                converted, rejected, y, yy, x, xx, yx)
            select ?, 'production', 'running-' || e, v, date '2026-11-02' + d, 'metric-' || m, 1,
                c, 0,
                case m % 3 when 0 then c * 1e6 when 1 then c * 2e6 else c * 40e6 end,
                case m % 3 when 0 then c * 1e12 when 1 then c * 5e12 else c * 2000e12 end,
                case m % 3 when 2 then c * 38e6 else 0 end,
                case m % 3 when 2 then c * 1900e12 else 0 end,
                case m % 3 when 2 then c * 1750e12 else 0 end
            from generate_series(0, ? - 1) e, unnest(array['control', 'one', 'two']) v, generate_series(0, 13) d,
                generate_series(0, 9) m, lateral (select 100 + (e * 3 + d * 11 + m * 7 + length(v)) % 20 as c) converted
            """;

    private static final String SAME_ROWS = """
            select * from metric_measurements
            where generation = ? and environment = 'production' and experiment = ? and dimension = ''
            """;

    @Override
    public String name() {
        return "results";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"))) {
            var data = Files.createTempDirectory("assay-bench");
            String key;
            try (var server = start(data, database.address())) {
                key = server.company("bench");
                for (int i = 0; i < AnalysedExperiments.METRICS; i++) {
                    server.post(key, "/metrics", AnalysedExperiments.metric(i));
                }
            }
            try (var pool = database.address().pool("bench", 1)) {
                new BareStore(pool).fill(EXPERIMENTS, body());
            }
            try (var connection = database.address().dataSource().getConnection();
                    var server = start(data, database.address())) {
                settle(server, key);
                // Whoever reads first makes the view's first generation.
                server.get(key, "/analytics/experiment/running-0");
                int generation = fill(connection);
                return measure(server, key, connection, generation);
            }
        }
    }

    private static Server start(Path data, PostgresAddress database) throws Exception {
        return Server.start(data, "--postgres-url", Server.withAccount(database));
    }

    private static String body() {
        var metrics = IntStream.range(0, AnalysedExperiments.METRICS)
                .mapToObj(i -> "metric-" + i)
                .toList();
        var body = new HashMap<String, Object>();
        body.put("id", "%s");
        body.put("name", "One of many");
        body.put(
                "variants",
                List.of(
                        Map.of("id", "control", "allocation", 33.34, "control", true),
                        Map.of("id", "one", "allocation", 33.33),
                        Map.of("id", "two", "allocation", 33.33)));
        body.put("target_metric", metrics.getFirst());
        body.put("secondary_metrics", metrics.subList(1, 8));
        body.put(
                "guardrails",
                metrics.subList(8, 10).stream()
                        .map(metric -> Map.of("metric", metric, "margin", 0.02))
                        .toList());
        return ModelJson.mapper().writeValueAsString(body);
    }

    private static int fill(Connection connection) throws SQLException {
        int generation;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from projection_generation"
                        + " where company = 'bench' and projection = 'metrics' and status = 'live'")) {
            rows.next();
            generation = rows.getInt(1);
        }
        for (var sql : List.of(EXPOSURES, MEASUREMENTS)) {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setInt(1, generation);
                statement.setInt(2, EXPERIMENTS);
                statement.executeUpdate();
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze metric_exposures, metric_measurements");
        }
        return generation;
    }

    private static void settle(Server server, String key) throws Exception {
        while (server.get(key, "/projections")
                .path("items")
                .valueStream()
                .anyMatch(projection -> projection.path("lag").asLong() > 0)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static List<Figure> measure(Server server, String key, Connection connection, int generation)
            throws Exception {
        var random = new Random(20261126);
        var pages = new ArrayList<Double>();
        var reads = new ArrayList<Double>();
        for (int i = 0; i < WARM_UP + ASKED; i++) {
            var experiment = "running-" + random.nextInt(EXPERIMENTS);
            var begin = System.nanoTime();
            var results = server.get(key, "/analytics/experiment/" + experiment);
            var answered = System.nanoTime();
            var rows = read(connection, generation, experiment);
            var read = System.nanoTime();
            if (results.path("metrics").size() != AnalysedExperiments.METRICS - 1 || rows == 0) {
                throw new IllegalStateException(experiment + " is not all there: " + results);
            }
            if (i >= WARM_UP) {
                pages.add((answered - begin) / 1e6);
                reads.add((read - answered) / 1e6);
            }
        }
        return List.of(
                new Figure(
                        "results of one of 10,000, the median, baseline its rows",
                        at(pages, 0.5),
                        "ms",
                        at(reads, 0.5)),
                new Figure("the 99th percentile", at(pages, 0.99), "ms", at(reads, 0.99)));
    }

    private static int read(Connection connection, int generation, String experiment) throws SQLException {
        try (var statement = connection.prepareStatement(SAME_ROWS)) {
            statement.setInt(1, generation);
            statement.setString(2, experiment);
            try (var rows = statement.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            }
        }
    }

    private static double at(List<Double> values, double share) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
