package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Starts and stops happen at their moment and once, however many nodes look at the clock, and after a night's sleep. */
class ScheduleTest {
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Longer than a node's look at the clock takes to come round. */
    private static final Duration ANOTHER_LOOK = Duration.ofMillis(1_500);

    @Test
    void two_nodes_start_and_stop_an_experiment_on_time_and_once() {
        var first = RunningServer.shared();
        var admin = first.found().admin();
        try (var second = first.beside()) {
            var start = Instant.now().plusSeconds(3);
            var stop = start.plusSeconds(3);
            schedule(admin, start, stop);

            await().atMost(PATIENCE).until(() -> status(second.as(admin.key())), "stopped"::equals);

            await().during(ANOTHER_LOOK).until(() -> entries(admin).size() == 4);
            onTime(admin, "experiment.started", start);
            onTime(admin, "experiment.stopped", stop);
        }
    }

    @Test
    void a_node_that_slept_over_the_moments_makes_up_for_them_at_once_and_once() {
        var server = RunningServer.start();
        var stop = Instant.now().plusSeconds(4);
        String key;
        try (server) {
            var admin = server.found().admin();
            schedule(admin, stop.minusSeconds(1), stop);
            key = admin.key();
        }
        await().until(() -> Instant.now().isAfter(stop));
        try (var awake = server.another()) {
            var answers = Instant.now();
            var admin = awake.as(key);
            await().atMost(PATIENCE).until(() -> status(admin), "stopped"::equals);

            await().during(ANOTHER_LOOK).until(() -> entries(admin).size() == 4);
            assertThat(actions(admin)).containsOnlyOnce("experiment.started", "experiment.stopped");
            assertThat(at(admin, "experiment.started")).isBetween(stop, answers.plus(LATE));
            assertThat(at(admin, "experiment.stopped")).isBetween(stop, answers.plus(LATE));
        }
    }

    @Test
    void a_start_that_was_moved_happens_at_the_later_moment_only() {
        var admin = RunningServer.shared().found().admin();
        var later = Instant.now().plusSeconds(6);
        schedule(admin, Instant.now().plusSeconds(3), later.plusSeconds(3_600));

        admin.with("If-Match", "\"1\"")
                .post("/experiments/nightly/schedule", "{\"start_date\": \"" + later + "\"}")
                .expect(200);

        await().atMost(PATIENCE).until(() -> actions(admin).contains("experiment.started"));
        onTime(admin, "experiment.started", later);
    }

    private static void schedule(Api admin, Instant start, Instant stop) {
        admin.post("/experiments", """
                        {"id": "nightly", "name": "Nightly", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
        var scheduled = admin.post("/experiments/nightly/schedule", """
                        {"start_date": "%s", "end_date": "%s"}""".formatted(start, stop))
                .expect(200);
        // From here on every reader finds it.
        admin.with("Assay-Position", scheduled.header("Assay-Position"))
                .get("/experiments/nightly")
                .expect(200);
    }

    private static void onTime(Api admin, String action, Instant moment) {
        assertThat(actions(admin)).containsOnlyOnce(action);
        assertThat(at(admin, action)).isBetween(moment, moment.plus(LATE));
    }

    private static String status(Api admin) {
        return admin.get("/experiments/nightly").expect(200).text("/status");
    }

    private static Instant at(Api admin, String action) {
        return entries(admin).stream()
                .filter(entry -> entry.path("action").asString().equals(action))
                .map(entry -> Instant.parse(entry.path("at").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> actions(Api admin) {
        return entries(admin).stream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    /** From the audit log, which keeps one entry an event. */
    private static List<JsonNode> entries(Api admin) {
        var items = admin.get("/audit?resource=nightly").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
