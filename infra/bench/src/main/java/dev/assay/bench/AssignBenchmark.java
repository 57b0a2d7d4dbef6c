package dev.assay.bench;

import dev.assay.model.json.ModelJson;
import dev.assay.postgres.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * {@code POST /assign} for one experiment and for ten, each with a targeting rule, beside a bare Jetty in a process of its own
 * that answers as many bytes.
 */
final class AssignBenchmark implements Benchmark {
    private static final int CLIENTS = 32;
    private static final double SECONDS = 3;
    private static final int EXPERIMENTS = 10;
    private static final int USERS = 1_024;

    @Override
    public String name() {
        return "assign";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var server = Server.start(Files.createTempDirectory("assay-bench"))) {
            var client = TrackBenchmark.clientKey(server);
            for (int i = 0; i < EXPERIMENTS; i++) {
                experiment(server, "experiment-" + i);
            }
            return List.of(
                    measure(server, client, 1, "one experiment"),
                    measure(server, client, EXPERIMENTS, "ten experiments"));
        }
    }

    private static Figure measure(Server server, String client, int experiments, String name) throws Exception {
        var requests = requests(client, experiments);
        var answer = Files.createTempFile("answer", ".json");
        Files.write(answer, ModelJson.mapper().writeValueAsBytes(server.post(client, "/assign", body(0, experiments))));
        int port = FreePort.choose();
        var bare = bare(port, answer);
        try {
            return new Rounds(2, 5)
                    .measure(
                            "POST /assign, " + name + ", a targeting rule each",
                            "requests/s",
                            () -> rate(server.port(), requests),
                            () -> rate(port, requests));
        } finally {
            bare.destroy();
        }
    }

    private static double rate(int port, byte[][] requests) throws Exception {
        return Clients.rate(CLIENTS, SECONDS, () -> {
            var connection = new HttpConnection(port);
            var next = new int[1];
            return () -> {
                if (connection.send(requests[next[0]++ & USERS - 1]) != 200) {
                    throw new IllegalStateException("not answered");
                }
                return 1;
            };
        });
    }

    private static Process bare(int port, Path answer) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        System.getProperty("assay.java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareJetty.class.getName(),
                        Integer.toString(port),
                        answer.toString())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("bare", ".log").toFile())
                .start();
        for (int i = 0; i < 200; i++) {
            try (var probe = new HttpConnection(port)) {
                return process;
            } catch (IOException _) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("the bare Jetty does not answer");
    }

    private static byte[][] requests(String client, int experiments) {
        return IntStream.range(0, USERS)
                .mapToObj(user -> HttpConnection.request(
                        "POST",
                        "/api/v1/assign",
                        client,
                        ModelJson.mapper().writeValueAsString(body(user, experiments))))
                .toArray(byte[][]::new);
    }

    /** Without exposures: what is measured is the answer, not the log behind it. */
    private static Map<String, ?> body(int user, int experiments) {
        return Map.of(
                "user_id",
                "user-" + user,
                "expose",
                false,
                "context",
                Map.of("country", "DE", "platform", "web"),
                "experiments",
                IntStream.range(0, experiments).mapToObj(i -> "experiment-" + i).toList());
    }

    private static void experiment(Server server, String id) throws IOException, InterruptedException {
        server.post(
                server.admin(),
                "/experiments",
                Map.of(
                        "id",
                        id,
                        "name",
                        id,
                        "targeting_rules",
                        List.of(Map.of("dimension", "country", "operator", "in", "values", List.of("DE", "AT"))),
                        "variants",
                        List.of(
                                Map.of("id", "control", "allocation", 50, "control", true),
                                Map.of("id", "treatment", "allocation", 50))));
        server.post(server.admin(), "/experiments/" + id + "/start", Map.of());
    }
}
