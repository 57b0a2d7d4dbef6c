package dev.assay.command.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.command.tracking.client.TestClients;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExposureWriterTest {
    private static final Clock CLOCK = Clock.fixed(TrackingServer.NOW, ZoneOffset.UTC);

    private final InMemoryBehaviourLog log = new InMemoryBehaviourLog();

    @Test
    void an_exposure_comes_to_stand_in_the_log() throws Exception {
        try (var writer = writer(100)) {
            assertThat(writer.offer(exposure("anna"))).isTrue();
            await().until(() -> writer.written() == 1);
        }

        var event = log.events().getFirst();
        assertThat(event.kind()).isEqualTo(BehaviourKind.EXPOSURE);
        assertThat(event.user()).isEqualTo(TrackingServer.USERS.of(TrackingServer.ACME.company(), "anna"));
        assertThat(event.variant()).hasValue(new VariantId("treatment"));
        assertThat(event.lifecyclePosition()).isEqualTo(42);
        assertThat(event.client().device()).isEqualTo("Phone");
    }

    @Test
    void exposures_wait_for_the_log_and_are_stored_once_when_it_is_back() throws Exception {
        log.takeAway();
        try (var writer = writer(100)) {
            for (int i = 0; i < 50; i++) {
                assertThat(writer.offer(exposure("user-" + i))).isTrue();
            }
            await().until(() -> log.attempts() > 3);
            assertThat(log.events()).isEmpty();

            log.bringBack();
            await().until(() -> writer.written() == 50);
        }
        assertThat(log.events()).extracting(BehaviourEvent::eventId).hasSize(50).doesNotHaveDuplicates();
        assertThat(log.events())
                .allSatisfy(event -> assertThat(event.properties()).isEqualTo(Map.of("platform", "ios")));
    }

    @Test
    void past_its_capacity_exposures_are_dropped_and_counted() throws Exception {
        log.takeAway();
        try (var writer = writer(10)) {
            long refused = 0;
            for (int i = 0; i < 100; i++) {
                refused += writer.offer(exposure("user-" + i)) ? 0 : 1;
            }
            assertThat(refused).isGreaterThanOrEqualTo(70);
            assertThat(writer.dropped()).isEqualTo(refused);
            log.bringBack();
        }
        assertThat(log.events()).hasSizeBetween(10, 30);
    }

    @Test
    void closing_stores_what_waits_and_takes_no_more() throws Exception {
        var writer = writer(1_000);
        for (int i = 0; i < 500; i++) {
            writer.offer(exposure("user-" + i));
        }

        writer.close();

        assertThat(log.events()).hasSize(500);
        assertThat(writer.offer(exposure("late"))).isFalse();
    }

    @Test
    void closing_gives_up_when_the_log_stays_away() throws Exception {
        log.takeAway();
        var writer = writer(10);
        writer.offer(exposure("anna"));

        var before = System.nanoTime();
        writer.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void the_same_exposure_has_one_event_id_a_day_and_another_variant_another() throws Exception {
        try (var writer = writer(100)) {
            writer.offer(exposure("anna"));
            writer.offer(exposure("anna", "treatment", TrackingServer.NOW.plusSeconds(60)));
            writer.offer(exposure("anna", "treatment", TrackingServer.NOW.plus(Duration.ofDays(1))));
            writer.offer(exposure("anna", "control", TrackingServer.NOW));
            await().until(() -> writer.written() == 4);
        }

        var ids = log.events().stream().map(BehaviourEvent::eventId).toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(3)).isNotEqualTo(ids.get(0));
    }

    private ExposureWriter writer(int capacity) {
        var limits = new ExposureWriter.Limits(
                capacity, 20, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(2));
        return new ExposureWriter(log, TrackingServer.USERS, TestClients.ready(), CLOCK, limits);
    }

    private static Exposure exposure(String user) {
        return exposure(user, "treatment", TrackingServer.NOW);
    }

    private static Exposure exposure(String user, String variant, Instant at) {
        return new Exposure(
                TrackingServer.ACME,
                user,
                new ExperimentId("checkout"),
                new VariantId(variant),
                at,
                42,
                "127.0.0.1",
                TrackingServer.CHROME,
                Map.of("platform", "ios"));
    }
}
