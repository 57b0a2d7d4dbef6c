package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An experiment's whole life as an admin leads it, and what remains of it. */
class LifecycleTest {
    private static final String DEFINITION = """
            "name": "%s", "variants": [
              {"id": "control", "allocation": %s, "control": true}, {"id": "treatment", "allocation": %s}]""";

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();

    @Test
    void from_the_first_draft_to_the_archive() {
        var created = create("checkout").expect(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/experiments/checkout");
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(read(created, "checkout").text("/status")).isEqualTo("draft");

        // A draft may be changed without having been read: whoever writes last wins.
        var renamed = admin.put("/experiments/checkout", definition("Renamed", "90", "10"))
                .expect(200);
        assertThat(read(renamed, "checkout").text("/name")).isEqualTo("Renamed");

        assertThat(read(post("start"), "checkout").text("/status")).isEqualTo("running");
        assertThat(read(post("pause", "{\"reason\": \"a bug\"}"), "checkout").text("/status"))
                .isEqualTo("paused");
        assertThat(read(post("resume"), "checkout").text("/status")).isEqualTo("running");
        var moved = admin.with("If-Match", "\"4\"")
                .put("/experiments/checkout/allocation", """
                        {"variants": [{"id": "control", "allocation": 80}, {"id": "treatment", "allocation": 20}],
                         "reason": "looks safe"}""")
                .expect(200);
        assertThat(read(moved, "checkout").json().at("/variants/1/allocation").asInt())
                .isEqualTo(20);
        assertThat(read(post("stop", "{\"reason\": \"enough seen\"}"), "checkout")
                        .text("/status"))
                .isEqualTo("stopped");
        var decided = post("decision", "{\"variant_id\": \"treatment\", \"reason\": \"sells more\"}");
        assertThat(read(decided, "checkout").text("/decision/variant_id")).isEqualTo("treatment");
        var archived = admin.delete("/experiments/checkout").expect(200);
        assertThat(read(archived, "checkout").text("/status")).isEqualTo("archived");

        assertThat(actions(admin.get("/experiments/checkout/history").expect(200)))
                .containsExactly(
                        "experiment.archived",
                        "experiment.decided",
                        "experiment.stopped",
                        "experiment.traffic_reallocated",
                        "experiment.resumed",
                        "experiment.paused",
                        "experiment.started",
                        "experiment.updated",
                        "experiment.created");
        admin.post("/experiments/checkout/start").expect(409);
    }

    @Test
    void whoever_has_not_read_the_newest_version_may_not_overwrite_it() {
        create("checkout").expect(201);
        var started = admin.post("/experiments/checkout/start").expect(200);
        assertThat(started.header("ETag")).isEqualTo("\"1\"");

        var blind = admin.put("/experiments/checkout", definition("Blind", "50", "50"));
        assertThat(blind.expect(428).text("/type")).endsWith("/precondition-required");
        var stale = admin.with("If-Match", "\"0\"").put("/experiments/checkout", definition("Stale", "50", "50"));
        assertThat(stale.expect(412).text("/type")).endsWith("/precondition-failed");
        admin.with("If-Match", "\"0\"").post("/experiments/checkout/pause").expect(412);
        var fresh = admin.with("If-Match", read(started, "checkout").header("ETag"))
                .put("/experiments/checkout", definition("Fresh", "50", "50"))
                .expect(200);
        assertThat(read(fresh, "checkout").text("/name")).isEqualTo("Fresh");
    }

    @Test
    void of_several_who_read_the_same_version_one_may_write() throws Exception {
        create("checkout").expect(201);
        admin.post("/experiments/checkout/start").expect(200);

        var statuses = atOnce(
                8,
                number -> admin.with("If-Match", "\"1\"")
                        .put("/experiments/checkout", definition("By " + number, "50", "50")));

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).allMatch(status -> List.of(200, 409, 412).contains(status));
    }

    @Test
    void a_request_that_is_sent_again_is_done_once() {
        var keyed = admin.with("Idempotency-Key", "first-try");
        var body = "{\"id\": \"checkout\", " + DEFINITION.formatted("Checkout", "50", "50") + "}";

        var first = keyed.post("/experiments", body).expect(201);
        var again = keyed.post("/experiments", body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(actions(admin.with("Assay-Position", again.header("Assay-Position"))
                        .get("/experiments/checkout/history")))
                .containsExactly("experiment.created");
        var other = keyed.post("/experiments", body.replace("checkout", "another"));
        assertThat(other.expect(422).text("/type")).endsWith("/idempotency-key-reused");
        // Another company's keys are its own.
        RunningServer.shared()
                .found()
                .admin()
                .with("Idempotency-Key", "first-try")
                .post("/experiments", body.replace("checkout", "theirs"))
                .expect(201);
    }

    @Test
    void requests_under_one_key_at_the_same_moment_are_done_once() throws Exception {
        create("checkout").expect(201);
        var keyed = admin.with("Idempotency-Key", "impatient");

        var statuses = atOnce(8, number -> keyed.post("/experiments/checkout/start"));

        assertThat(statuses).containsOnly(200);
        var paused = post("pause");
        var history =
                admin.with("Assay-Position", paused.header("Assay-Position")).get("/experiments/checkout/history");
        assertThat(actions(history)).containsOnlyOnce("experiment.started");
    }

    @Test
    void a_refused_request_uses_up_no_key() {
        var keyed = admin.with("Idempotency-Key", "corrected");
        keyed.post("/experiments/checkout/start").expect(404);
        create("checkout").expect(201);
        keyed.post("/experiments/checkout/start").expect(200);
    }

    @Test
    void a_copy_begins_as_a_draft_of_its_own() {
        create("checkout").expect(201);
        admin.post("/experiments/checkout/start").expect(200);

        var copied = admin.post("/experiments/checkout/clone", "{\"id\": \"checkout-2\", \"name\": \"Once more\"}")
                .expect(201);

        var copy = read(copied, "checkout-2");
        assertThat(copy.text("/status")).isEqualTo("draft");
        assertThat(copy.text("/name")).isEqualTo("Once more");
        assertThat(copy.text("/cloned_from")).isEqualTo("checkout");
        admin.post("/experiments/checkout/clone", "{\"id\": \"checkout-2\"}").expect(409);
        admin.post("/experiments/nothing/clone", "{\"id\": \"checkout-3\"}").expect(404);
    }

    @Test
    void a_forced_variant_is_served_from_the_next_request_on() {
        create("checkout").expect(201);
        admin.post("/experiments/checkout/start").expect(200);
        var client = company.as("client");
        var before = client.post("/assign", "{\"user_id\": \"anna\"}").expect(200);
        var other = before.text("/assignments/0/variant_id").equals("control") ? "treatment" : "control";

        admin.put("/experiments/checkout/overrides/anna", "{\"variant_id\": \"" + other + "\"}")
                .expect(200);

        var forced = client.post("/assign", "{\"user_id\": \"anna\"}").expect(200);
        assertThat(forced.text("/assignments/0/variant_id")).isEqualTo(other);
        assertThat(forced.text("/assignments/0/reason")).isEqualTo("FORCED");
        admin.delete("/experiments/checkout/overrides/anna").expect(200);
        var after = client.post("/assign", "{\"user_id\": \"anna\"}").expect(200);
        assertThat(after.text("/assignments/0/variant_id")).isEqualTo(before.text("/assignments/0/variant_id"));
    }

    @Test
    void the_audit_log_says_who_did_what_from_where_and_who_looked_at_the_results() {
        create("checkout").expect(201);
        admin.with("X-Request-Id", "the-start")
                .post("/experiments/checkout/start")
                .expect(200);
        var analyst = company.as("analyst");
        analyst.with("X-Request-Id", "the-look")
                .get("/experiments/checkout/results")
                .expect(200);
        var after = admin.put("/experiments/checkout/overrides/anna", "{\"variant_id\": \"control\"}")
                .expect(200);

        var reader = company.as("auditor").with("Assay-Position", after.header("Assay-Position"));
        var start = reader.get("/audit?request=the-start").expect(200);
        assertThat(start.text("/items/0/action")).isEqualTo("experiment.started");
        assertThat(start.text("/items/0/actor")).isEqualTo("first admin");
        assertThat(start.text("/items/0/role")).isEqualTo("admin");
        assertThat(start.text("/items/0/resource")).isEqualTo("experiments/checkout");
        assertThat(start.text("/items/0/address_hash")).isNotBlank().doesNotContain("127.0.0.1");
        var look = reader.get("/audit?request=the-look").expect(200);
        assertThat(look.text("/items/0/action")).isEqualTo("access.results_read");
        assertThat(look.text("/items/0/actor")).isEqualTo("the analyst");
        var everything = reader.get("/audit?limit=200").expect(200).json().toString();
        assertThat(everything).doesNotContain("anna").doesNotContain(admin.key());
    }

    private Answer create(String id) {
        return admin.post(
                "/experiments", "{\"id\": \"" + id + "\", " + DEFINITION.formatted("Checkout", "50", "50") + "}");
    }

    private static String definition(String name, String control, String treatment) {
        return "{" + DEFINITION.formatted(name, control, treatment) + "}";
    }

    private Answer post(String action) {
        return admin.post("/experiments/checkout/" + action).expect(200);
    }

    private Answer post(String action, String body) {
        return admin.post("/experiments/checkout/" + action, body).expect(200);
    }

    /** Reads what was just written. */
    private Answer read(Answer written, String id) {
        return admin.with("Assay-Position", written.header("Assay-Position"))
                .get("/experiments/" + id)
                .expect(200);
    }

    private static List<String> actions(Answer list) {
        return StreamSupport.stream(list.expect(200).json().path("items").spliterator(), false)
                .map((JsonNode entry) -> entry.path("action").asString())
                .toList();
    }

    private interface Request {
        Answer send(int number);
    }

    private static List<Integer> atOnce(int times, Request request) throws Exception {
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < times; i++) {
            var number = i;
            requests.add(() -> request.send(number).status());
        }
        try (var threads = Executors.newFixedThreadPool(times)) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(requests)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
