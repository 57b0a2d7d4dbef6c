package dev.assay.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;

/**
 * Sends events in batches on a thread of its own. Each has its id from the start, so that one that is sent twice counts once.
 * While the server is away they wait, as many as there is room for.
 */
final class EventSender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EventSender.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final Options options;
    private final ServerClock clock;
    private final Backoff backoff;
    private final BlockingQueue<String> waiting;
    private final Thread thread =
            Thread.ofPlatform().name("assay-events").daemon().unstarted(this::run);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong flushes = new AtomicLong();
    private volatile boolean closed;

    EventSender(HttpClient http, Options options, RandomGenerator random, ServerClock clock) {
        this.http = http;
        this.options = options;
        this.clock = clock;
        this.backoff = new Backoff(random, Duration.ofMillis(200), LONGEST_WAIT);
        this.waiting = new ArrayBlockingQueue<>(options.bufferedEvents());
    }

    void start() {
        thread.start();
    }

    /** Never waits: without room the event is dropped and counted. */
    void offer(String event) {
        if (!closed && waiting.offer(event)) {
            taken.incrementAndGet();
        } else {
            dropped.incrementAndGet();
        }
    }

    ClientStatistics statistics() {
        return new ClientStatistics(sent.get(), Math.max(0, taken.get() - settled.get()), dropped.get(), refused.get());
    }

    /** Sends what waits, now; false when not all of it is settled in time. */
    boolean flush(Duration patience) {
        long upTo = taken.get();
        long deadline = System.nanoTime() + patience.toNanos();
        flushes.incrementAndGet();
        synchronized (settled) {
            while (settled.get() < upTo) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    settled.wait(Math.min(left, 50));
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    private void run() {
        var batch = new ArrayList<String>();
        try {
            while (!closed || !waiting.isEmpty()) {
                collect(batch);
                if (!batch.isEmpty()) {
                    deliver(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException stopping) {
            int lost = batch.size() + waiting.size();
            dropped.addAndGet(lost);
            settle(lost);
        }
    }

    /** As many as fit into a batch, or what comes until the first has waited long enough. */
    private void collect(List<String> batch) throws InterruptedException {
        var first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        batch.add(first);
        long asked = flushes.get();
        long deadline = System.nanoTime() + options.flushInterval().toNanos();
        while (batch.size() < options.batch()) {
            waiting.drainTo(batch, options.batch() - batch.size());
            boolean urgent = closed || flushes.get() != asked;
            long left = deadline - System.nanoTime();
            if (batch.size() == options.batch() || urgent || left <= 0) {
                return;
            }
            var next = waiting.poll(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)), TimeUnit.NANOSECONDS);
            if (next != null) {
                batch.add(next);
            }
        }
    }

    private void deliver(List<String> batch) throws InterruptedException {
        var body = "{\"events\":[" + String.join(",", batch) + "]}";
        while (true) {
            try {
                var response = http.send(request(body), BodyHandlers.ofString(StandardCharsets.UTF_8));
                clock.heard(response);
                if (isSettled(response, batch.size())) {
                    backoff.succeeded();
                    settle(batch.size());
                    return;
                }
                Thread.sleep(pause(response));
            } catch (IOException away) {
                LOG.log(System.Logger.Level.DEBUG, "Events wait: {0}", away.toString());
                Thread.sleep(backoff.failed());
            }
        }
    }

    private boolean isSettled(HttpResponse<String> response, int events) {
        int status = response.statusCode();
        if (status == 202) {
            count(response.body(), events);
            return true;
        }
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            LOG.log(System.Logger.Level.WARNING, "Events are refused with {0}: {1}", status, response.body());
            refused.addAndGet(events);
            return true;
        }
        return false;
    }

    private void count(String answer, int events) {
        try {
            Map<String, ?> counts = JsonTree.object(answer);
            long rejected = counts.get("rejected") instanceof Number number ? number.longValue() : 0;
            refused.addAndGet(rejected);
            sent.addAndGet(events - rejected);
        } catch (JacksonException | ClassCastException garbage) {
            sent.addAndGet(events);
        }
    }

    private Duration pause(HttpResponse<?> response) {
        var own = backoff.failed();
        var asked = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(own);
        return asked.compareTo(own) > 0 && asked.compareTo(LONGEST_WAIT) < 0 ? asked : own;
    }

    private void settle(int events) {
        settled.addAndGet(events);
        synchronized (settled) {
            settled.notifyAll();
        }
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(options.address().resolve("/api/v1/track/batch"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + options.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Sends what it can in a moment; what is left then is dropped and counted. */
    @Override
    public void close() {
        closed = true;
        flush(GRACE);
        thread.interrupt();
    }
}
