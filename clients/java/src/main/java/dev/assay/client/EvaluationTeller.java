package dev.assay.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells the server every minute what flags served, so that those nobody needs can be found. What does not arrive is not sent
 * again: others tell the same.
 */
final class EvaluationTeller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EvaluationTeller.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Options options;
    private final Supplier<Map<String, Map<String, Long>>> served;
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("assay-evaluations").daemon().factory());

    EvaluationTeller(HttpClient http, Options options, Supplier<Map<String, Map<String, Long>>> served) {
        this.http = http;
        this.options = options;
        this.served = served;
    }

    void start() {
        var _ = minutes.scheduleWithFixedDelay(this::tell, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what was served since it was told last; does not wait for the answer. */
    synchronized void tell() {
        var flags = served.get();
        if (flags.isEmpty()) {
            return;
        }
        var request = HttpRequest.newBuilder(options.address().resolve("/api/v1/sdk/evaluations"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + options.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(TrackedEvent.json(Map.of("flags", flags))))
                .build();
        var _ = http.sendAsync(request, BodyHandlers.discarding()).whenComplete((_, away) -> {
            if (away != null) {
                LOG.log(System.Logger.Level.DEBUG, "What flags served is not known to the server: {0}", away);
            }
        });
    }

    @Override
    public void close() {
        minutes.shutdownNow();
        tell();
    }
}
