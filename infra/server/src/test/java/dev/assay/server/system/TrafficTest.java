package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.client.AssayClient;
import dev.assay.client.Context;
import dev.assay.client.Options;
import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How an environment's users are divided among experiments, as the server and an SDK do it. */
class TrafficTest {
    private static final int USERS = 400;
    private static final Duration SOON = Duration.ofSeconds(15);

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();
    private final Api app = company.as("client");

    @Test
    void experiments_of_one_layer_share_nobody_and_a_full_layer_says_what_is_free() {
        admin.post("/layers", "{\"id\": \"search\", \"name\": \"Search\"}").expect(201);
        running("ranking", ", \"layer\": {\"id\": \"search\", \"share\": 60}");
        define("colours", ", \"layer\": {\"id\": \"search\", \"share\": 50}");
        var full = admin.post("/experiments/colours/start").expect(409);
        assertThat(full.text("/detail")).contains("40.00 % free (buckets 6000-9999)");
        var last = running("titles", ", \"layer\": {\"id\": \"search\", \"share\": 40}");

        for (int i = 0; i < USERS; i++) {
            assertThat(takesPart("ranking", "user-" + i)).isNotEqualTo(takesPart("titles", "user-" + i));
        }
        var layer = after(last).get("/layers/search").expect(200);
        assertThat(layer.json().at("/free").doubleValue()).isZero();
        assertThat(layer.text("/experiments/1/id")).isEqualTo("titles");
        admin.delete("/layers/search").expect(409);

        admin.post("/experiments/ranking/stop", "{\"reason\": \"enough\"}").expect(200);
        var started = admin.post("/experiments/colours/start").expect(200);
        assertThat(after(started)
                        .get("/layers/search/history")
                        .expect(200)
                        .json()
                        .at("/items"))
                .hasSize(5);
    }

    @Test
    void who_is_held_out_sees_no_experiment_it_is_for() {
        admin.post("/holdouts", "{\"id\": \"q4\", \"name\": \"Q4\", \"share\": 20, \"tags\": [\"checkout\"]}")
                .expect(201);
        running("checkout", ", \"tags\": [\"checkout\"]");
        running("search", "");

        var heldOut = IntStream.range(0, USERS)
                .mapToObj(i -> "user-" + i)
                .filter(user -> reason("checkout", user).equals("HOLDOUT"))
                .toList();
        assertThat(heldOut).hasSizeBetween(USERS / 10, USERS * 3 / 10);
        assertThat(heldOut)
                .allSatisfy(user -> assertThat(reason("search", user)).isEqualTo("SPLIT"));

        // One that comes later is honoured by what runs already; one that grows keeps whom it had.
        admin.put("/holdouts/q4", "{\"name\": \"Q4\", \"share\": 40}").expect(200);
        assertThat(heldOut)
                .allSatisfy(user -> assertThat(reason("search", user)).isEqualTo("HOLDOUT"));
        admin.delete("/holdouts/q4").expect(200);
        assertThat(heldOut)
                .allSatisfy(user -> assertThat(reason("checkout", user)).isEqualTo("SPLIT"));
    }

    @Test
    void segments_are_rules_and_lists_and_change_at_once() {
        admin.post("/segments", """
                        {"id": "beta", "name": "Beta",
                         "conditions": [{"dimension": "plan", "operator": "equals", "values": ["beta"]}]}""").expect(201);
        admin.post("/segments/beta/users", "{\"add\": [\"anna\", \"berta\"]}").expect(200);
        running("early", ", \"segments\": [\"beta\"]");
        admin.post("/flags", """
                        {"id": "early", "name": "Early", "default": {"variation": "off"},
                         "rules": [{"id": "beta", "serve": {"variation": "on"},
                                    "conditions": [{"dimension": "any", "operator": "in_segment", "values": ["beta"]}]}]}""").expect(201);
        admin.post("/flags/early/enable").expect(200);

        assertThat(reason("early", "anna")).isEqualTo("SPLIT");
        assertThat(reason("early", "carla")).isEqualTo("TARGETING");
        try (var client = AssayClient.start(Options.of(RunningServer.shared().address(), app.key()))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            assertThat(client.isOn("early", Context.of("anna"), false)).isTrue();
            assertThat(client.isOn("early", Context.of("carla"), true)).isFalse();
            assertThat(client.isOn("early", Context.of("carla", "plan", "beta"), false))
                    .isTrue();
            assertThat(client.assign("early", Context.of("berta")).inExperiment())
                    .isTrue();

            var removed = admin.post("/segments/beta/users", "{\"remove\": [\"anna\"]}")
                    .expect(200);
            assertThat(after(removed)
                            .get("/segments/beta")
                            .expect(200)
                            .json()
                            .at("/users")
                            .intValue())
                    .isEqualTo(1);
            assertThat(reason("early", "anna")).isEqualTo("TARGETING");
            await().atMost(Duration.ofSeconds(1)).until(() -> !client.isOn("early", Context.of("anna"), true));
        }
    }

    @Test
    void who_opts_out_takes_part_in_nothing_within_a_second() {
        running("checkout", "");
        try (var client = AssayClient.start(Options.of(RunningServer.shared().address(), app.key()))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            assertThat(client.assign("checkout", Context.of("anna")).inExperiment())
                    .isTrue();

            admin.put("/privacy/subjects/anna/opt-out", "").expect(200);
            assertThat(reason("checkout", "anna")).isEqualTo("OPTED_OUT");
            assertThat(reason("checkout", "berta")).isEqualTo("SPLIT");
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> client.assign("checkout", Context.of("anna"))
                            .reason()
                            .equals("OPTED_OUT"));

            admin.delete("/privacy/subjects/anna/opt-out").expect(200);
            assertThat(reason("checkout", "anna")).isEqualTo("SPLIT");
            admin.delete("/privacy/subjects/anna/opt-out").expect(404);
        }
    }

    @Test
    void an_experiment_yields_to_those_it_is_exclusive_with() {
        running("first", ", \"coverage\": 50");
        running("second", ", \"exclusive_with\": [\"first\"]");
        for (int i = 0; i < USERS; i++) {
            assertThat(takesPart("second", "user-" + i)).isNotEqualTo(takesPart("first", "user-" + i));
        }
        var mutual = admin.with("If-Match", "\"1\"").put("/experiments/first", experiment("first", """
                        , "coverage": 50, "exclusive_with": ["second"]"""));
        assertThat(mutual.expect(400).text("/errors/0/pointer")).isEqualTo("/exclusive_with/0");
    }

    @Test
    void users_of_a_sticky_experiment_keep_their_variant_whatever_moves() {
        var versions = running("sticky", ", \"sticky\": true").header("ETag");
        var user = IntStream.range(0, USERS)
                .mapToObj(i -> "user-" + i)
                .filter(each -> variant("sticky", each).equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(reason("sticky", user)).isEqualTo("STICKY");

        var moved = admin.with("If-Match", versions)
                .put("/experiments/sticky/allocation", """
                {"variants": [{"id": "a", "allocation": 100}, {"id": "b", "allocation": 0}]}""")
                .expect(200);
        after(moved).get("/experiments/sticky").expect(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> variant("sticky", "newcomer").equals("a"));
        assertThat(variant("sticky", user)).isEqualTo("b");
        var explained = admin.post(
                        "/assign/explain", "{\"user_id\": \"%s\", \"experiments\": [\"sticky\"]}".formatted(user))
                .expect(200);
        assertThat(explained.text("/experiments/0/reason")).isEqualTo("STICKY");
        // Looking keeps nothing.
        assertThat(admin.post("/assign/explain", "{\"user_id\": \"looked-at\", \"experiments\": [\"sticky\"]}")
                        .text("/experiments/0/reason"))
                .isEqualTo("SPLIT");
        assertThat(reason("sticky", "looked-at")).isEqualTo("SPLIT");
        assertThat(reason("sticky", "looked-at")).isEqualTo("STICKY");
    }

    private String variant(String experiment, String user) {
        return assigned(experiment, user).text("/assignments/0/variant_id");
    }

    private Answer running(String id, String fields) {
        define(id, fields);
        return admin.post("/experiments/" + id + "/start").expect(200);
    }

    /** Reads what was written. */
    private Api after(Answer write) {
        return admin.with("Assay-Position", write.header("Assay-Position"));
    }

    private void define(String id, String fields) {
        admin.post("/experiments", experiment(id, fields)).expect(201);
    }

    private static String experiment(String id, String fields) {
        return """
                {"id": "%s", "name": "%s", "variants": [
                  {"id": "a", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}]%s}""".formatted(id, id, fields);
    }

    private boolean takesPart(String experiment, String user) {
        return assigned(experiment, user)
                .json()
                .at("/assignments/0/in_experiment")
                .booleanValue();
    }

    private String reason(String experiment, String user) {
        return assigned(experiment, user).text("/assignments/0/reason");
    }

    private Answer assigned(String experiment, String user) {
        return app.post(
                        "/assign",
                        "{\"user_id\": \"%s\", \"experiments\": [\"%s\"], \"expose\": false}"
                                .formatted(user, experiment))
                .expect(200);
    }
}
