package dev.assay.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows the server's configuration on a thread of its own: pushed, and asked for while no stream comes about. Whatever the
 * server answers, what is known stays in force until something better is read.
 */
final class Follower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Follower.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Options options;
    private final ServerClock clock;
    private final Consumer<Configuration> onChange;
    private final Runnable onConfirmed;
    private final Backoff backoff;
    private final Thread thread =
            Thread.ofPlatform().name("assay-configuration").daemon().unstarted(this::follow);
    private volatile Configuration current;
    private volatile boolean closed;
    private volatile @Nullable InputStream stream;
    private volatile long heardAt;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("assay-watch").daemon().factory());

    Follower(
            HttpClient http,
            Options options,
            Configuration first,
            RandomGenerator random,
            ServerClock clock,
            Consumer<Configuration> onChange,
            Runnable onConfirmed) {
        this.http = http;
        this.options = options;
        this.current = first;
        this.clock = clock;
        this.onChange = onChange;
        this.onConfirmed = onConfirmed;
        this.backoff = new Backoff(random, Duration.ofMillis(250), LONGEST_WAIT);
    }

    void start() {
        thread.start();
        if (options.streaming()) {
            long every = Math.max(1, options.silence().toMillis() / 4);
            var _ = watch.scheduleWithFixedDelay(this::endSilence, every, every, TimeUnit.MILLISECONDS);
        }
    }

    /** A connection may be cut without a word; its reader would wait for ever. */
    private void endSilence() {
        if (System.nanoTime() - heardAt > options.silence().toNanos()) {
            endStream();
        }
    }

    private void endStream() {
        var open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                LOG.log(System.Logger.Level.DEBUG, "The stream was gone already", alreadyGone);
            }
        }
    }

    private void follow() {
        while (!closed) {
            try {
                if (options.streaming()) {
                    stream();
                } else {
                    poll();
                    Thread.sleep(options.pollInterval());
                }
            } catch (InterruptedException closing) {
                return;
            } catch (IOException | RuntimeException fault) {
                if (!closed && !waitAfter(fault)) {
                    return;
                }
            }
        }
    }

    /** Between two attempts at a stream it is asked for: a proxy may let no stream through. */
    private boolean waitAfter(Exception fault) {
        LOG.log(System.Logger.Level.DEBUG, "The configuration is not followed: {0}", fault.toString());
        try {
            Thread.sleep(backoff.failed());
            if (options.streaming()) {
                poll();
            }
            return true;
        } catch (InterruptedException closing) {
            return false;
        } catch (IOException | RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "The server cannot be asked either: {0}", away.toString());
            return true;
        }
    }

    private void stream() throws IOException, InterruptedException {
        var request = request("/api/v1/sdk/stream")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", current.revision())
                .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        clock.heard(response);
        try (var body = response.body()) {
            heardAt = System.nanoTime();
            stream = body;
            if (response.statusCode() != 200) {
                throw new IOException("the stream is answered with " + response.statusCode());
            }
            var frames = new EventFrames(body, () -> heardAt = System.nanoTime());
            for (var frame = frames.next(); frame != null && !closed; frame = frames.next()) {
                take(frame);
                backoff.succeeded();
            }
        } finally {
            stream = null;
        }
        throw new IOException("the stream has ended");
    }

    private void take(EventFrames.Frame frame) throws InterruptedException {
        try {
            switch (frame.event()) {
                case "unchanged" -> onConfirmed.run();
                case "configuration" -> accept(Configuration.read(frame.data()));
                case "change" -> {
                    var next = current.after(frame.data());
                    if (next == null) {
                        poll();
                    } else {
                        accept(next);
                    }
                }
                default -> {
                    // a newer server may say more
                }
            }
        } catch (IOException | RuntimeException garbage) {
            LOG.log(System.Logger.Level.WARNING, "An event of the stream is no use: {0}", garbage.toString());
            askInstead();
        }
    }

    /** What the stream could not say. The stream itself goes on: its next event may be sound. */
    private void askInstead() throws InterruptedException {
        try {
            poll();
        } catch (IOException | RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "The server cannot be asked either: {0}", away.toString());
        }
    }

    private void poll() throws IOException, InterruptedException {
        var request = request("/api/v1/sdk/configuration")
                .header("If-None-Match", "\"" + current.revision() + "\"")
                .timeout(PATIENCE)
                .build();
        var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        clock.heard(response);
        switch (response.statusCode()) {
            case 200 -> accept(Configuration.read(response.body()));
            case 304 -> {
                backoff.succeeded();
                onConfirmed.run();
            }
            default -> throw new IOException("the configuration is answered with " + response.statusCode());
        }
    }

    private void accept(Configuration next) {
        current = next;
        onChange.accept(next);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + options.key());
    }

    private URI uri(String path) {
        return options.address().resolve(path);
    }

    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        thread.interrupt();
        endStream();
    }
}
