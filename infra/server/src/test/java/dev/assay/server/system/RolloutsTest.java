package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.json.ModelJson;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rollouts widen by themselves while their guardrails hold, and narrow the moment one is breached. */
class RolloutsTest {
    private static final int USERS = 400;

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();
    private final Api client = company.as("client");

    @BeforeEach
    void aGuardrail() {
        admin.post("/metrics", """
                {"id": "errors", "name": "Errors", "kind": "conversion", "event_name": "error", "direction": "decrease"}""").expect(201);
    }

    @Test
    void a_rollout_widens_while_its_guardrails_hold_and_nobody_falls_out() {
        start("""
                "rollout": {"variant": "new", "phases": [
                  {"share": 30, "lasts": "1s", "guardrails": [{"metric": "errors", "margin": 0.5, "minimum_users": 20}]},
                  {"share": 60, "lasts": "1s"}, {"share": 100, "lasts": "1s"}]}""");
        var early = usersOf("new");
        assertThat(early).hasSizeBetween(USERS / 5, USERS * 2 / 5);
        assertThat(rollout().path("phase").asInt()).isEqualTo(1);
        assertThat(rollout().at("/guardrails/0/outcome").asString()).isEqualTo("too_few");
        assertThat(rollout().path("next_step").asString()).isEqualTo("stay");

        see(user -> user % 7 == 0);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> rollout().path("completed").asBoolean());
        assertThat(usersOf("new")).hasSize(USERS).containsAll(early);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> admin.get("/experiments/rollout/history")
                        .expect(200)
                        .text("/items/0/summary")
                        .equals("Rollout completed"));
        var experiment = admin.get("/experiments/rollout").expect(200).json();
        assertThat(experiment.at("/rollout_state/phase").asInt()).isEqualTo(3);
        assertThat(experiment.at("/variants/1/allocation").asDouble()).isEqualTo(100);
        assertThat(experiment.path("rollout_state").path("halted").asBoolean()).isFalse();

        var history = admin.get("/experiments/rollout/history").expect(200).json();
        assertThat(history.path("items")
                        .valueStream()
                        .map(item -> item.path("summary").asString()))
                .contains(
                        "Rollout moved to phase 1 as planned",
                        "Rollout moved to phase 2 as planned",
                        "Rollout moved to phase 3 as planned",
                        "Rollout completed");
    }

    @Test
    void a_breached_guardrail_takes_it_back_and_the_event_says_why() {
        start("""
                "rollout": {"phases": [
                  {"share": 50, "lasts": "1h"},
                  {"share": 100, "lasts": "1h", "guardrails": [{"metric": "errors", "margin": 0.1, "minimum_users": 50}]}]}""");
        admin.post("/experiments/rollout/rollout/advance", "{\"reason\": \"all is well\"}")
                .expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> usersOf("new").size() > USERS * 2 / 5);

        // Whoever has the new variant fails.
        var failing = usersOf("new");
        see(user -> failing.contains("user-" + user));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(rollout().path("phase").asInt()).isEqualTo(1);
            assertThat(rollout().path("halted_by").asString()).isEqualTo("guardrail");
        });
        // The catalogue may be a little behind what the rollout itself says.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var entry = phaseEntered();
            assertThat(entry.path("summary").asString())
                    .isEqualTo("Rollout moved to phase 1 because a guardrail was breached");
            assertThat(entry.path("reason").asString()).isEqualTo("Guardrail 'errors' was breached by 'new'");
        });

        var resumed = admin.post("/experiments/rollout/rollout/resume", "{\"reason\": \"mended\"}")
                .expect(200);
        var after = admin.with("Assay-Position", resumed.header("Assay-Position"))
                .get("/experiments/rollout")
                .json();
        assertThat(after.path("coverage").asDouble()).isEqualTo(50);
        assertThat(after.path("rollout_state").has("halt_reason")).isFalse();
    }

    @Test
    void an_instant_rollback_serves_the_control_to_everybody() {
        start("""
                "rollout": {"variant": "new", "phases": [{"share": 50, "lasts": "1h"}]}""");
        assertThat(usersOf("new")).isNotEmpty();

        admin.post("/experiments/rollout/rollout/rollback", "{\"phase\": 0, \"reason\": \"complaints\"}")
                .expect(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> usersOf("new").isEmpty());
        assertThat(admin.post("/experiments/rollout/rollout/rollback", "{}")
                        .expect(400)
                        .text("/errors/0/pointer"))
                .isEqualTo("/phase");
        assertThat(admin.post("/experiments/rollout/rollout/advance", "{\"phase\": 1.5}")
                        .expect(400)
                        .text("/errors/0/pointer"))
                .isEqualTo("/phase");
        admin.get("/experiments/none/rollout").expect(404);
    }

    /** The newest. */
    private JsonNode phaseEntered() {
        return admin.get("/experiments/rollout/history")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("action").asString().equals("experiment.phase_entered"))
                .findFirst()
                .orElseThrow();
    }

    private void start(String plan) {
        admin.post("/experiments", """
                {"id": "rollout", "name": "Rollout", "allocation_strategy": "gradual", %s,
                 "guardrails": [{"metric": "errors"}],
                 "variants": [{"id": "old", "allocation": 50, "control": true}, {"id": "new", "allocation": 50}]}""".formatted(plan)).expect(201);
        var started = admin.post("/experiments/rollout/start").expect(200);
        admin.with("Assay-Position", started.header("Assay-Position"))
                .get("/experiments/rollout")
                .expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> !usersOf("new").isEmpty());
    }

    private JsonNode rollout() {
        return admin.get("/experiments/rollout/rollout").expect(200).json();
    }

    private Set<String> usersOf(String variant) {
        var users = new HashSet<String>();
        for (int user = 0; user < USERS; user++) {
            var answer = client.post(
                            "/assign",
                            "{\"user_id\": \"user-%d\", \"experiments\": [\"rollout\"], \"expose\": false}"
                                    .formatted(user))
                    .expect(200)
                    .json();
            if (answer.at("/assignments/0/in_experiment").asBoolean()
                    && answer.at("/assignments/0/variant_id").asString().equals(variant)) {
                users.add("user-" + user);
            }
        }
        return users;
    }

    /** Everybody sees what they are assigned now, and some fail. */
    private void see(IntPredicate fails) {
        for (int from = 0; from < USERS; from += 50) {
            var body = ModelJson.mapper().createObjectNode();
            var events = body.putArray("events");
            for (int user = from; user < from + 50; user++) {
                var answer = client.post(
                                "/assign",
                                "{\"user_id\": \"user-%d\", \"experiments\": [\"rollout\"], \"expose\": false}"
                                        .formatted(user))
                        .expect(200)
                        .json();
                if (!answer.at("/assignments/0/in_experiment").asBoolean()) {
                    continue;
                }
                events.addObject()
                        .put("user_id", "user-" + user)
                        .put("event_type", "exposure")
                        .put("event_name", "shown")
                        .put("experiment_id", "rollout")
                        .put(
                                "variant_id",
                                answer.at("/assignments/0/variant_id").asString())
                        .put("timestamp", Instant.now().toString());
                if (fails.test(user)) {
                    events.addObject()
                            .put("user_id", "user-" + user)
                            .put("event_type", "custom")
                            .put("event_name", "error")
                            .put("timestamp", Instant.now().toString());
                }
            }
            assertThat(client.post("/track/batch", body.toString())
                            .expect(202)
                            .json()
                            .path("rejected")
                            .asInt())
                    .isZero();
        }
    }
}
