package dev.assay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** From the request that switches a flag off to the change at each of 1,000 connected SDKs; beside the same with one. */
final class KillSwitchBenchmark implements Benchmark {
    private static final int CLIENTS = 1_000;
    private static final int SWITCHES = 20;
    private static final int WARM_UP = 10;
    private static final long PATIENCE_SECONDS = 30;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var server = Server.start(Files.createTempDirectory("assay-bench"))) {
            var client = TrackBenchmark.clientKey(server);
            server.post(server.admin(), "/flags", Map.of("id", "shiny", "name", "Shiny"));
            var one = measure(server, client, 1);
            var all = measure(server, client, CLIENTS);
            return List.of(
                    new Figure(
                            "a kill switch at 1,000 SDKs, the 99th percentile, baseline one SDK",
                            percentile(all, 0.99),
                            "ms",
                            percentile(one, 0.99)),
                    new Figure("the median", percentile(all, 0.5), "ms", percentile(one, 0.5)));
        }
    }

    /** Milliseconds from each request to each client's change. */
    private static List<Double> measure(Server server, String key, int clients) throws Exception {
        var delays = Collections.synchronizedList(new ArrayList<Double>());
        var round = new Round();
        var sockets = new ArrayList<Socket>();
        var connected = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            sockets.add(socket);
            Thread.startVirtualThread(() -> follow(socket, key, connected, round));
        }
        if (!connected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not every client was connected");
        }
        for (int i = 0; i < WARM_UP + SWITCHES; i++) {
            round.begin(clients, i < WARM_UP ? new ArrayList<>() : delays);
            server.post(server.admin(), "/flags/shiny/" + (i % 2 == 0 ? "enable" : "disable"), Map.of());
            round.await();
        }
        for (var socket : sockets) {
            socket.close();
        }
        return delays;
    }

    /** One change, on its way to every client. */
    private static final class Round {
        private volatile CountDownLatch left = new CountDownLatch(0);
        private volatile List<Double> delays = List.of();
        private volatile long begun;

        void begin(int clients, List<Double> into) {
            delays = Collections.synchronizedList(into);
            left = new CountDownLatch(clients);
            begun = System.nanoTime();
        }

        void heard() {
            delays.add((System.nanoTime() - begun) / 1e6);
            left.countDown();
        }

        void await() throws InterruptedException {
            if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " clients have not heard of the change");
            }
        }
    }

    private static void follow(Socket socket, String key, CountDownLatch connected, Round round) {
        try (socket) {
            socket.getOutputStream()
                    .write(("GET /api/v1/sdk/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("event: configuration")) {
                    connected.countDown();
                } else if (line.contains("event: change")) {
                    round.heard();
                }
            }
        } catch (IOException over) {
            // the benchmark has closed it
        }
    }

    private static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
