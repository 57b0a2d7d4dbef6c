package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server is killed while it takes in events: what it has said yes to is there when it comes back, once. */
class CrashTest {
    private static final int CLIENTS = 4;
    private static final int CLICKS = 9;
    private static final int ACCEPTED_BEFORE_THE_KILL = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final AtomicInteger users = new AtomicInteger();
    /** Batches the server said yes to, and those whose fate the client does not know. */
    private final Queue<Integer> accepted = new ConcurrentLinkedQueue<>();

    private final Queue<Integer> unanswered = new ConcurrentLinkedQueue<>();

    @AfterEach
    void leaveNoProcess() throws IOException {
        ServerProcess.killDatabase(data);
    }

    private interface Killing {
        void of(ServerProcess server) throws Exception;
    }

    @Test
    void what_was_accepted_is_there_once_after_kills_of_the_server_and_of_its_database() throws Exception {
        String admin;
        try (var server = ServerProcess.start(data)) {
            admin = prepare(server);
            killedAmidBatches(server, admin, ServerProcess::kill);
        }
        try (var server = ServerProcess.start(data)) {
            everythingIsThereOnce(server.as(admin));
            killedAmidBatches(server, admin, ServerProcess::killWithDatabase);
        }
        try (var server = ServerProcess.start(data)) {
            everythingIsThereOnce(server.as(admin));
        }
    }

    private static String prepare(ServerProcess server) throws Exception {
        var admin = server.as(server.asOperator()
                .post("/companies", "{\"id\": \"shop\", \"name\": \"A shop\"}")
                .expect(201)
                .text("/admin_key"));
        admin.post("/metrics", """
                        {"id": "clicks", "name": "Clicks", "kind": "count", "event_name": "click"}""").expect(201);
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "target_metric": "clicks", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
        admin.post("/experiments/checkout/start").expect(200);
        return admin.key();
    }

    private void killedAmidBatches(ServerProcess server, String key, Killing killing) throws Exception {
        var enough = new CountDownLatch(ACCEPTED_BEFORE_THE_KILL);
        var gone = new AtomicBoolean();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                clients.submit(() -> {
                    while (!gone.get()) {
                        gone.compareAndSet(false, !send(server.as(key), users.incrementAndGet()));
                        enough.countDown();
                    }
                });
            }
            try {
                assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
                killing.of(server);
            } finally {
                gone.set(true);
            }
        }
    }

    /** Whether the server lives. */
    private boolean send(Api api, int user) {
        try {
            var status = api.post("/track/batch", batch(user)).status();
            (status == 202 ? accepted : unanswered).add(user);
            return status == 202;
        } catch (AssertionError notAnswered) {
            unanswered.add(user);
            return false;
        }
    }

    private void everythingIsThereOnce(Api api) {
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(ACCEPTED_BEFORE_THE_KILL);
        assertThat(unanswered).isNotEmpty();
        // A batch is kept whole or not at all, whether or not its client has heard of it.
        await().atMost(PATIENCE).until(() -> counted(api) >= accepted.size());
        assertThat(counted(api)).isBetween((long) accepted.size(), (long) accepted.size() + unanswered.size());
        assertThat(clicks(api)).isEqualTo(counted(api) * CLICKS);

        // A client that has not heard tries again, and a nervous one sends again what was taken in.
        var again = new ArrayList<>(unanswered);
        again.addAll(accepted.stream().limit(20).toList());
        again.forEach(user -> api.post("/track/batch", batch(user)).expect(202));
        accepted.addAll(List.copyOf(unanswered));
        unanswered.clear();
        var last = users.incrementAndGet();
        api.post("/track/batch", batch(last)).expect(202);
        accepted.add(last);

        await().atMost(PATIENCE).until(() -> counted(api) >= accepted.size());
        assertThat(counted(api)).isEqualTo(accepted.size());
        assertThat(clicks(api)).isEqualTo((long) accepted.size() * CLICKS);
    }

    private static long counted(Api api) {
        return results(api).path("sample_size").asLong();
    }

    private static long clicks(Api api) {
        double sum = 0;
        for (var variant : results(api).path("variants")) {
            sum += variant.path("sum").asDouble();
        }
        return Math.round(sum);
    }

    private static JsonNode results(Api api) {
        return api.get("/experiments/checkout/results").expect(200).json();
    }

    private static String batch(int user) {
        var events = new ArrayList<String>();
        events.add("""
                {"user_id": "u%1$d", "event_type": "exposure", "event_name": "shown", "event_id": "e%1$d",
                 "experiment_id": "checkout", "variant_id": "%2$s"}""".formatted(user, user % 2 == 0 ? "control" : "treatment"));
        for (int click = 0; click < CLICKS; click++) {
            events.add("""
                    {"user_id": "u%1$d", "event_type": "custom", "event_name": "click", "event_id": "c%1$d-%2$d"}""".formatted(user, click));
        }
        return "{\"events\": [" + String.join(",", events) + "]}";
    }
}
