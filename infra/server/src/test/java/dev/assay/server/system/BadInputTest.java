package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused with the reason and the field, and never with a fault of ours. */
class BadInputTest {
    private static final String VARIANTS = """
            [{"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}]""";

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();

    @BeforeEach
    void start() {
        admin.post("/experiments", experiment("running", VARIANTS)).expect(201);
        admin.post("/experiments/running/start").expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 49.99, /variants",
        "50, 50.01, /variants",
        "-1, 101, /variants/0/allocation",
        "50.005, 49.995, /variants/0/allocation",
        "1e400, 50, /variants/0/allocation"
    })
    void allocations_that_are_no_shares_of_100(String control, String treatment, String pointer) {
        var variants = """
                [{"id": "control", "allocation": %s, "control": true}, {"id": "treatment", "allocation": %s}]""".formatted(control, treatment);

        refused(admin.post("/experiments", experiment("bad", variants)), 400, "invalid-request", pointer);
    }

    @Test
    void an_allocation_that_is_not_a_number() {
        var variants = """
                [{"id": "control", "allocation": NaN, "control": true}, {"id": "treatment", "allocation": 50}]""";

        refused(admin.post("/experiments", experiment("bad", variants)), 400, "malformed-json");
        refused(
                admin.post("/experiments", experiment("bad", variants.replace("NaN", "\"NaN\""))),
                400,
                "invalid-request",
                "/variants/0/allocation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"id": "a", "allocation": 50, "control": true}, {"id": "a", "allocation": 50}]                  | /variants/0/id
            [{"id": "a", "allocation": 50, "control": true}, {"id": "b", "allocation": 50, "control": true}] | /variants
            [{"id": "a", "allocation": 50}, {"id": "b", "allocation": 50}]                                   | /variants
            [{"id": "a", "allocation": 100, "control": true}]                                                | /variants
            [{"id": "A b", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}]                | /variants/0/id
            """)
    void variants_that_are_none(String variants, String pointer) {
        refused(admin.post("/experiments", experiment("bad", variants)), 400, "invalid-request", pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "🧪", "../../etc/passwd", "UPPER", "-dash", ""})
    void ids_that_are_none(String id) {
        refused(admin.post("/experiments", experiment(id, VARIANTS)), 400, "invalid-request", "/id");
        var inAddress = admin.get("/experiments/"
                + URLEncoder.encode(id + "x", StandardCharsets.UTF_8).replace("+", "%20"));
        assertThat(inAddress.status()).isIn(400, 404);
        assertThat(inAddress.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void an_id_of_10_000_characters() {
        var id = "x".repeat(10_000);

        refused(admin.post("/experiments", experiment(id, VARIANTS)), 400, "invalid-request", "/id");
        for (var answer : List.of(admin.get("/experiments/" + id), admin.post("/experiments/" + id + "/start"))) {
            refused(answer, 414, "address-too-long");
            assertThat(answer.json().path("status").asInt()).isEqualTo(414);
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void a_body_of_10_megabytes() {
        var large = "{\"name\": \"" + "x".repeat(10_000_000) + "\"}";

        refused(admin.post("/experiments", large), 413, "too-large");
        refused(company.as("client").post("/track/batch", large), 413, "too-large");
        refused(company.as("client").post("/assign", large), 413, "too-large");
    }

    @Test
    void nesting_of_1_000_levels() {
        var deep = "[".repeat(1_000) + "]".repeat(1_000);

        refused(admin.post("/experiments", deep), 400, "malformed-json");
        refused(company.as("client").post("/track", "{\"properties\": " + deep + "}"), 400, "malformed-json");
        refused(
                company.as("client").post("/assign", "{\"user_id\": \"u\", \"context\": " + deep + "}"),
                400,
                "malformed-json");
    }

    @Test
    void an_end_before_the_start() {
        var body = """
                {"id": "bad", "name": "Bad", "variants": %s,
                 "start_date": "2030-02-01T00:00:00Z", "end_date": "2030-01-01T00:00:00Z"}""".formatted(VARIANTS);

        refused(admin.post("/experiments", body), 400, "invalid-request", "/end_date");
    }

    @Test
    void starting_a_stopped_experiment() {
        admin.post("/experiments/running/stop", "{\"reason\": \"enough\"}").expect(200);

        refused(admin.post("/experiments/running/start"), 409, "not-allowed-in-status");
    }

    @Test
    void batches_of_none_and_of_101() {
        var client = company.as("client");

        refused(client.post("/track/batch", "{\"events\": []}"), 400, "invalid-request", "/events");
        var events = String.join(",", java.util.Collections.nCopies(101, event("u", "view", "")));
        refused(client.post("/track/batch", "{\"events\": [" + events + "]}"), 400, "invalid-request", "/events");
    }

    @Test
    void bad_events_among_good_ones() {
        var client = company.as("client");
        admin.post("/experiments", experiment("other", VARIANTS.replace("treatment", "blue")))
                .expect(201);
        admin.post("/experiments/other/start").expect(200);

        var answer = client.post(
                        "/track/batch",
                        "{\"events\": ["
                                + String.join(
                                        ",",
                                        List.of(
                                                event("u1", "view", ""),
                                                event("u2", "view", ", \"timestamp\": \"1970-01-01T00:00:00Z\""),
                                                event("u3", "view", ", \"timestamp\": \"2100-01-01T00:00:00Z\""),
                                                event(
                                                        "u4",
                                                        "view",
                                                        ", \"experiment_id\": \"running\", \"variant_id\": \"blue\""),
                                                event("u5", "view", ", \"experiment_id\": \"nowhere\""),
                                                "{\"event_type\": \"custom\", \"event_name\": \"view\"}",
                                                event("u6", "view", "")))
                                + "]}")
                .expect(202);

        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(5);
        assertThat(List.of(1, 2, 3, 4, 5).stream().map(i -> answer.text("/results/" + i + "/reason")))
                .containsExactly("too_old", "too_far_ahead", "unknown_variant", "unknown_experiment", "missing_field");
        assertThat(answer.text("/results/5/pointer")).isEqualTo("/events/5/user_id");
    }

    @Test
    void another_companys_key_and_no_key() {
        var other = RunningServer.shared().found();

        refused(other.admin().get("/experiments/running"), 404, "not-found");
        refused(other.admin().post("/experiments/running/pause"), 404, "not-found");
        refused(other.admin().get("/experiments/running/results"), 404, "not-found");
        refused(RunningServer.shared().asNobody().get("/experiments/running"), 401, "unauthenticated");
        var assigned = other.as("client")
                .post("/assign", "{\"user_id\": \"u\", \"experiments\": [\"running\"]}")
                .expect(200);
        assertThat(assigned.text("/assignments/0/reason")).isEqualTo("UNKNOWN_EXPERIMENT");
    }

    @Test
    void what_is_no_request_at_all() {
        refused(admin.post("/experiments", "{\"name\": "), 400, "malformed-json");
        refused(admin.post("/experiments", ""), 400, "malformed-json");
        refused(admin.send("PATCH", "/experiments", "{}"), 405, "method-not-allowed");
        refused(admin.get("/nothing-here"), 404, "not-found");
        refused(admin.get("/experiments?limit=many"), 400, "invalid-request", "/limit");
        refused(admin.with("Assay-Position", "soon").get("/experiments"), 400, "invalid-request");
        refused(admin.with("If-Match", "\"one\"").post("/experiments/running/pause"), 400, "invalid-request");
    }

    private static void refused(Answer answer, int status, String type, String... pointers) {
        answer.expect(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/" + type);
        assertThat(answer.text("/detail")).isNotBlank();
        for (var pointer : pointers) {
            assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                    .contains(pointer);
        }
    }

    private static String experiment(String id, String variants) {
        return "{\"id\": \"%s\", \"name\": \"An experiment\", \"variants\": %s}".formatted(id, variants);
    }

    private static String event(String user, String name, String more) {
        return "{\"user_id\": \"%s\", \"event_type\": \"custom\", \"event_name\": \"%s\"%s}"
                .formatted(user, name, more);
    }
}
