package dev.assay.bench;

import dev.assay.model.json.ModelJson;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.postgres.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * {@code POST /assign} for one experiment and for ten, each with a targeting rule, of 10,000 that run, on a node with a heap of
 * 512 MiB; beside a bare Jetty in a process of its own that answers as many bytes.
 */
final class AssignBenchmark implements Benchmark {
    private static final int CLIENTS = 32;
    private static final double SECONDS = 3;
    private static final int EXPERIMENTS = 10;
    private static final int RUNNING = 10_000;
    private static final int PACE = 35_000;
    private static final int USERS = 1_024;
    private static final String BODY = """
            {"id":"%s","name":"One of many","variants":[
            {"id":"control","allocation":50,"control":true}, {"id":"treatment","allocation":50}],
            "targeting_rules":[{"dimension":"country","operator":"in","values":["DE","AT"]}]}""";

    @Override
    public String name() {
        return "assign";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"))) {
            var node = Node.found(database.address());
            try (var pool = database.address().pool("fill", 1)) {
                new BareStore(pool).fill(RUNNING, BODY);
            }
            try (var server = node.startWith("-Xmx512m")) {
                node.settle(server);
                var client = server.post(node.key(), "/keys", Map.of("name", "bench", "role", "client"))
                        .get("key")
                        .stringValue();
                var figures = new ArrayList<>(measure(server, client, 1, "one experiment"));
                figures.addAll(measure(server, client, EXPERIMENTS, "ten experiments"));
                figures.add(new Figure("live memory after that, baseline the heap", server.liveMemory(), "MiB", 512));
                return figures;
            }
        }
    }

    private static List<Figure> measure(Server server, String client, int experiments, String name) throws Exception {
        var requests = requests(client, experiments);
        var answer = Files.createTempFile("answer", ".json");
        Files.write(answer, ModelJson.mapper().writeValueAsBytes(server.post(client, "/assign", body(0, experiments))));
        int port = FreePort.choose();
        var bare = bare(port, answer);
        try {
            var rate = new Rounds(2, 5)
                    .measure(
                            "POST /assign, " + name + ", a targeting rule each, 10,000 running",
                            "requests/s",
                            () -> rate(server.port(), requests, new ConcurrentLinkedQueue<>(), 0),
                            () -> rate(port, requests, new ConcurrentLinkedQueue<>(), 0));
            var wait = new Rounds(0, 5)
                    .measure(
                            "the 99th percentile of the answers' times at " + PACE + " requests/s",
                            "ms",
                            () -> percentile(server.port(), requests),
                            () -> percentile(port, requests));
            return List.of(rate, wait);
        } finally {
            bare.destroy();
        }
    }

    private static double percentile(int port, byte[][] requests) throws Exception {
        var waits = new ConcurrentLinkedQueue<Waits>();
        rate(port, requests, waits, (long) (CLIENTS * 1e9 / PACE));
        return Waits.percentile(waits, 0.99);
    }

    /** @param pause nanoseconds from one request of a client to its next; one that is late sends at once */
    private static double rate(int port, byte[][] requests, Queue<Waits> waits, long pause) throws Exception {
        return Clients.rate(CLIENTS, SECONDS, () -> {
            var connection = new HttpConnection(port);
            var next = new int[1];
            var waited = new Waits();
            waits.add(waited);
            var due =
                    new long[] {System.nanoTime() + ThreadLocalRandom.current().nextLong(pause + 1)};
            return () -> {
                LockSupport.parkNanos(due[0] - System.nanoTime());
                long begun = System.nanoTime();
                due[0] = Math.max(due[0] + pause, begun);
                if (connection.send(requests[next[0]++ & USERS - 1]) != 200) {
                    throw new IllegalStateException("not answered");
                }
                waited.add(System.nanoTime() - begun);
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
                IntStream.range(0, experiments).mapToObj(i -> "running-" + i).toList());
    }
}
