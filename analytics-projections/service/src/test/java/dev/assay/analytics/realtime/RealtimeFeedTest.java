package dev.assay.analytics.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.fold.Deltas;
import dev.assay.model.Scope;
import dev.assay.model.company.KeyId;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealtimeFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ExperimentKey CHECKOUT =
            new ExperimentKey(Scope.of("acme", "production"), new ExperimentId("checkout"));

    private static final KeyId KEY = new KeyId("ada");

    private volatile Instant now = NOON.plusSeconds(30);
    private volatile List<Deltas.Window> windows = List.of(window(NOON, 3), window(NOON.minus(Duration.ofHours(1)), 9));
    private final List<RealtimeEvent> heard = new CopyOnWriteArrayList<>();
    private final RealtimeFeed feed = new RealtimeFeed(
            new RealtimeWindows() {
                @Override
                public List<Deltas.Window> since(ExperimentKey experiment, Instant from) {
                    return windows.stream()
                            .filter(window -> !window.minute().isBefore(from))
                            .toList();
                }

                @Override
                public long position(ExperimentKey experiment) {
                    return 4_711;
                }
            },
            new ResultsChanges(),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void a_watcher_first_gets_the_last_sixty_minutes() {
        feed.subscribe(CHECKOUT, KEY, heard::add);

        await().untilAsserted(() -> assertThat(heard).containsExactly(minute(NOON, 3)));
    }

    @Test
    void then_only_what_changed_and_that_the_results_did() {
        feed.subscribe(CHECKOUT, KEY, heard::add);
        windows = List.of(window(NOON, 3), window(NOON.plusSeconds(60), 1));
        now = NOON.plusSeconds(65);

        feed.tick();
        feed.tick();

        await().untilAsserted(() -> assertThat(heard)
                .containsExactly(minute(NOON, 3), minute(NOON.plusSeconds(60), 1), new RealtimeEvent.Results(4_711)));
    }

    @Test
    void a_quiet_experiment_sends_a_heartbeat() {
        windows = List.of();
        feed.subscribe(CHECKOUT, KEY, heard::add);
        now = now.plusSeconds(16);

        feed.tick();

        await().untilAsserted(() -> assertThat(heard).containsExactly(new RealtimeEvent.Heartbeat()));
    }

    @Test
    void a_watcher_whose_connection_broke_is_forgotten() {
        feed.subscribe(CHECKOUT, KEY, event -> {
            throw new IllegalStateException("connection reset");
        });

        await().untilAsserted(() -> assertThat(feed.experimentsWatched()).isZero());
    }

    @Test
    void who_watches_what_is_known_while_it_lasts() {
        var elsewhere = new ExperimentKey(Scope.of("acme", "production"), new ExperimentId("search"));
        var watcher = feed.subscribe(CHECKOUT, KEY, heard::add);

        assertThat(feed.isWatching(KEY, CHECKOUT)).isTrue();
        assertThat(feed.isWatching(KEY, elsewhere)).isFalse();
        assertThat(feed.isWatching(new KeyId("eve"), CHECKOUT)).isFalse();

        watcher.close();
        assertThat(feed.isWatching(KEY, CHECKOUT)).isFalse();
    }

    @Test
    void a_watcher_that_does_not_keep_up_is_closed_and_the_others_go_on() {
        var stuck = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        feed.subscribe(CHECKOUT, KEY, event -> {
                    try {
                        stuck.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                })
                .whenClosed(closed::countDown);
        feed.subscribe(CHECKOUT, KEY, heard::add);

        for (int i = 0; i < 300; i++) {
            windows = List.of(window(NOON, 10 + i));
            now = now.plusSeconds(6);
            int seen = heard.size();
            feed.tick();
            await().pollInterval(Duration.ofMillis(1)).until(() -> heard.size() >= seen + 2);
        }

        await().until(() -> closed.getCount() == 0);
        assertThat(feed.experimentsWatched()).isEqualTo(1);
    }

    private static Deltas.Window window(Instant minute, int exposures) {
        return new Deltas.Window(
                CHECKOUT, new VariantId("control"), minute, exposures, 1, BigInteger.valueOf(2_500_000));
    }

    private static RealtimeEvent.Window minute(Instant minute, int exposures) {
        return new RealtimeEvent.Window(
                minute,
                List.of(new RealtimeEvent.Variant(new VariantId("control"), exposures, 1, new BigDecimal("2.500000"))));
    }
}
