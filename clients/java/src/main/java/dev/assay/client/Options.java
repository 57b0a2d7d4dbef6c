package dev.assay.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an {@link AssayClient} works.
 *
 * @param address the server's, such as {@code https://assay.example.com}
 * @param key an API key, mostly of the role client
 * @param bootstrap a configuration to start from, as {@code GET /sdk/configuration} answers it
 * @param cache where the last known configuration is kept for the next start
 * @param streaming whether changes are pushed; without, they are asked for
 * @param silence how long a stream may say nothing; the server says something every 15 seconds, and one that is silent for longer is
 *     open on this side only
 * @param pollInterval how often changes are asked for where they are not pushed
 * @param batch how many events are sent at once, at most 100
 * @param flushInterval how long an event waits for others
 * @param bufferedEvents how many events are held; further ones are dropped and counted
 */
public record Options(
        URI address,
        String key,
        Optional<Path> bootstrap,
        Optional<Path> cache,
        boolean streaming,
        Duration silence,
        Duration pollInterval,
        int batch,
        Duration flushInterval,
        int bufferedEvents,
        List<ExposureListener> listeners) {
    public Options {
        listeners = List.copyOf(listeners);
        if (batch < 1 || batch > 100) {
            throw new IllegalArgumentException("a batch has 1 to 100 events, not " + batch);
        }
    }

    /** With everything as usual: changes pushed, batches of 50 or what comes in a second, 10,000 events held. */
    public static Options of(URI address, String key) {
        return new Options(
                address,
                key,
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofSeconds(45),
                Duration.ofSeconds(30),
                50,
                Duration.ofSeconds(1),
                10_000,
                List.of());
    }

    public Options withBootstrap(Path file) {
        return new Options(
                address,
                key,
                Optional.of(file),
                cache,
                streaming,
                silence,
                pollInterval,
                batch,
                flushInterval,
                bufferedEvents,
                listeners);
    }

    public Options withCache(Path file) {
        return new Options(
                address,
                key,
                bootstrap,
                Optional.of(file),
                streaming,
                silence,
                pollInterval,
                batch,
                flushInterval,
                bufferedEvents,
                listeners);
    }

    /** Asks for changes as often as this, instead of having them pushed. */
    public Options polling(Duration interval) {
        return new Options(
                address,
                key,
                bootstrap,
                cache,
                false,
                silence,
                interval,
                batch,
                flushInterval,
                bufferedEvents,
                listeners);
    }

    /** Opens a stream anew that has said nothing for so long. */
    public Options withSilence(Duration longest) {
        return new Options(
                address,
                key,
                bootstrap,
                cache,
                streaming,
                longest,
                pollInterval,
                batch,
                flushInterval,
                bufferedEvents,
                listeners);
    }

    public Options withBatches(int size, Duration wait, int held) {
        return new Options(
                address, key, bootstrap, cache, streaming, silence, pollInterval, size, wait, held, listeners);
    }

    public Options withListener(ExposureListener listener) {
        var more = new ArrayList<>(listeners);
        more.add(listener);
        return new Options(
                address,
                key,
                bootstrap,
                cache,
                streaming,
                silence,
                pollInterval,
                batch,
                flushInterval,
                bufferedEvents,
                more);
    }
}
