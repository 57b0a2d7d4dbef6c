package dev.assay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers whatever a test says, also what no server should; what the real one does, other tests see. */
final class Server implements AutoCloseable {
    private final HttpServer http;
    final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    final List<String> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger streams = new AtomicInteger();
    volatile String configuration = "";
    volatile int status = 200;
    volatile int trackStatus = 202;
    volatile Map<String, String> trackHeaders = Map.of();

    private Server(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        http.setExecutor(Executors.newCachedThreadPool());
        http.createContext("/api/v1/sdk/configuration", exchange -> answer(exchange, status, configuration));
        http.createContext("/api/v1/sdk/stream", this::stream);
        http.createContext("/api/v1/track/batch", this::track);
        http.start();
    }

    static Server start() {
        return new Server(0);
    }

    /** On a port that was another's, which is gone. */
    static Server startAt(URI address) {
        return new Server(address.getPort());
    }

    URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    private void stream(HttpExchange exchange) throws IOException {
        streams.incrementAndGet();
        exchange.sendResponseHeaders(status, 0);
        try (var body = exchange.getResponseBody()) {
            while (true) {
                body.write(frames.take().getBytes(UTF_8));
                body.flush();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void track(HttpExchange exchange) throws IOException {
        batches.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        trackHeaders.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        answer(exchange, trackStatus, "{\"success\": true, \"accepted\": 1, \"rejected\": 0}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
