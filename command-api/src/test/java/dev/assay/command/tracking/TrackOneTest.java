package dev.assay.command.tracking;

import static dev.assay.command.tracking.TrackingServer.ACME;
import static dev.assay.command.tracking.TrackingServer.NOW;
import static dev.assay.command.tracking.TrackingServer.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.tracking.client.TestClients;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class TrackOneTest {
    private TrackingServer server;

    @BeforeAll
    void start() throws Exception {
        server = TrackingServer.start();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void an_exposure_stands_in_the_log_whole_before_it_is_accepted() throws Exception {
        var answer = server.track("""
                {"user_id":"anna","event_type":"exposure","event_name":"shown","experiment_id":"checkout",
                 "variant_id":"treatment","event_id":"e-1","session_id":"s-1","timestamp":"2026-11-24T11:00:00+01:00",
                 "properties":{"revenue":19.99,"items":3,"gift":true,"note":"für dich 🛒","empty":null}}""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.response().body()).isEqualTo("{\"success\":true,\"event_id\":\"e-1\"}");
        assertThat(last())
                .isEqualTo(new BehaviourEvent(
                        ACME,
                        "e-1",
                        USERS.of(ACME.company(), "anna"),
                        BehaviourKind.EXPOSURE,
                        "shown",
                        Optional.of(new ExperimentId("checkout")),
                        Optional.of(new VariantId("treatment")),
                        Instant.parse("2026-11-24T10:00:00Z"),
                        NOW,
                        42,
                        Optional.of("s-1"),
                        Map.of("revenue", 19.99, "items", 3L, "gift", true, "note", "für dich 🛒"),
                        new ClientTraits("", "", "", "Phone", "Chrome", "Android", false)));
    }

    @Test
    void what_the_sender_leaves_out_the_server_fills_in() throws Exception {
        var answer = server.track("{\"user_id\":\"anna\",\"event_type\":\"custom\",\"event_name\":\"seen\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(last().occurredAt()).isEqualTo(NOW);
        assertThat(last().eventId()).isEqualTo(answer.text("/event_id")).hasSize(32);
        assertThat(last().sessionId()).hasValue(USERS.sessionOf(ACME.company(), USERS.of(ACME.company(), "anna"), NOW));
        assertThat(last().experiment()).isEmpty();
    }

    @Test
    void a_paused_experiment_takes_events() throws Exception {
        assertThat(server.track(event("\"experiment_id\":\"pricing\"")).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                                    | /user_id       | missing
            {"event_type":"custom","event_name":"e"}                              | /user_id       | missing
            {"user_id":"u","event_name":"e"}                                      | /event_type    | missing
            {"user_id":"u","event_type":"custom"}                                 | /event_name    | missing
            {"user_id":"","event_type":"custom","event_name":"e"}                 | /user_id       | 1 to 512
            {"user_id":7,"event_type":"custom","event_name":"e"}                  | /user_id       | text
            {"user_id":"a","user_id":"b","event_type":"custom","event_name":"e"}  | /user_id       | twice
            {"user_id":"\\u0000","event_type":"custom","event_name":"e"}          | /user_id       | U+0000
            {"user_id":"u","event_type":"custom","event_name":"\\ud800"}          | /event_name    | surrogate
            {"user_id":"u","event_type":"purchase","event_name":"e"}              | /event_type    | exposure, conversion or custom
            {"user_id":"u","event_type":"exposure","event_name":"e"}              | /experiment_id | missing
            {"user_id":"u","event_type":"exposure","event_name":"e","experiment_id":"checkout"} | /variant_id | missing
            {"user_id":"u","event_type":"custom","event_name":"e","variant_id":"control"}       | /experiment_id | missing
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":"yesterday"}      | /timestamp | ISO-8601
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":1.5}              | /timestamp | ISO-8601
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":99999999999999999999} | /timestamp | ISO-8601
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":{}}               | /timestamp | ISO-8601
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":"1970-01-01T00:00:00Z"} | /timestamp | older than 7 days
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":0}                | /timestamp | older than 7 days
            {"user_id":"u","event_type":"custom","event_name":"e","timestamp":"2100-01-01T00:00:00Z"} | /timestamp | more than 5 minutes ahead
            {"user_id":"u","event_type":"custom","event_name":"e","properties":[]}              | /properties | object
            {"user_id":"u","event_type":"custom","event_name":"e","properties":{"a":{}}}        | /properties/a | text, a number or a boolean
            {"user_id":"u","event_type":"custom","event_name":"e","properties":{"a/b~c":[1]}}   | /properties/a~1b~0c | text, a number or a boolean
            {"user_id":"u","event_type":"custom","event_name":"e","properties":{"a":1e999}}     | /properties/a | finite
            {"user_id":"u","event_type":"custom","event_name":"e","properties":{"a":1,"a":2}}   | /properties/a | twice
            {"user_id":"u","event_type":"custom","event_name":"e","properties":{"":1}}          | /properties | keys of 1 to 100
            []                                                                                  | ^^ | object
            7                                                                                   | ^^ | object
            """)
    void a_faulty_event_is_refused_by_its_field(String body, String pointer, String detail) throws Exception {
        assertRefused(body, pointer, detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "🧪", "../../etc/passwd", "nope", "Checkout"})
    void an_id_no_experiment_has_is_unknown(String id) throws Exception {
        assertRefused(event("\"experiment_id\":\"" + id + "\""), "/experiment_id", "no such experiment");
    }

    @Test
    void ten_thousand_characters_are_no_id() throws Exception {
        var longId = "x".repeat(10_000);
        assertRefused(event("\"experiment_id\":\"" + longId + "\""), "/experiment_id", "1 to 100 characters");
        assertRefused(event("\"event_id\":\"" + longId + "\""), "/event_id", "1 to 128 characters");
        assertRefused(event("\"session_id\":\"" + longId + "\""), "/session_id", "1 to 128 characters");
    }

    @Test
    void a_stopped_experiment_takes_nothing() throws Exception {
        assertRefused(event("\"experiment_id\":\"old\""), "/experiment_id", "neither running nor paused");
    }

    @Test
    void a_variant_of_another_experiment_is_refused() throws Exception {
        assertRefused(
                event("\"experiment_id\":\"checkout\",\"variant_id\":\"high\""), "/variant_id", "no such variant");
    }

    @Test
    void another_companys_key_sees_only_its_own_experiments() throws Exception {
        var body = BodyPublishers.ofString(event("\"experiment_id\":\"checkout\",\"variant_id\":\"treatment\""));

        var answer = server.post("/api/v1/track", body, "assay_client_globex");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/variant_id");
    }

    @Test
    void an_analysts_key_may_not_track_and_no_key_neither() throws Exception {
        var body = BodyPublishers.ofString(event("\"event_id\":\"e\""));
        assertThat(server.post("/api/v1/track", body, "assay_analyst_acme").status())
                .isEqualTo(403);
        assertThat(server.post("/api/v1/track", body, "assay_client_nobody").status())
                .isEqualTo(401);
    }

    @Test
    void the_edges_of_the_allowed_time_are_inside() throws Exception {
        assertThat(server.track(event("\"timestamp\":\"" + NOW.minus(Duration.ofDays(7)) + "\""))
                        .status())
                .isEqualTo(202);
        assertThat(server.track(event("\"timestamp\":" + NOW.plusSeconds(300).toEpochMilli()))
                        .status())
                .isEqualTo(202);
        assertThat(server.track(event("\"timestamp\":" + (NOW.plusSeconds(300).toEpochMilli() + 1)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void fifty_properties_are_taken_and_fifty_one_are_not() throws Exception {
        assertThat(server.track(event("\"properties\":" + properties(50))).status())
                .isEqualTo(202);
        assertRefused(event("\"properties\":" + properties(51)), "/properties", "at most 50");
    }

    @Test
    void a_propertys_text_of_a_thousand_characters_is_taken_and_one_more_is_not() throws Exception {
        assertThat(server.track(event("\"properties\":{\"a\":\"" + "x".repeat(1_000) + "\"}"))
                        .status())
                .isEqualTo(202);
        assertRefused(event("\"properties\":{\"a\":\"" + "x".repeat(1_001) + "\"}"), "/properties/a", "1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"user_id\":\"u\"",
                "{\"user_id\":NaN}",
                "{\"properties\":{\"a\":NaN}}",
                "{} {}",
                "nope",
                "{\"a\":'b'}"
            })
    void what_is_no_json_is_malformed(String body) throws Exception {
        var answer = server.track(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/malformed-json");
    }

    @Test
    void a_thousand_levels_of_nesting_are_malformed() throws Exception {
        var answer = server.track("{\"properties\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains("64 deep");
    }

    @Test
    void ten_megabytes_are_too_large() throws Exception {
        assertThat(server.track("{\"user_id\":\"" + "x".repeat(10_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void without_the_log_nothing_is_accepted_and_the_client_is_told_to_come_again() throws Exception {
        int before = server.log.events().size();
        server.log.takeAway();
        try {
            var answer = server.track(event("\"event_id\":\"e\""));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/unavailable");
        } finally {
            server.log.bringBack();
        }
        assertThat(server.log.events()).hasSize(before);
    }

    @Test
    void while_the_rules_for_user_agents_load_an_event_waits_for_them() throws Exception {
        var rules = new CompletableFuture<Void>();
        try (var starting = TrackingServer.start(TestClients.waitingFor(rules))) {
            assertThat(starting.track(event("\"event_id\":\"early\"")).status()).isEqualTo(503);
            assertThat(starting.log.events()).isEmpty();

            rules.complete(null);
            assertThat(starting.track(event("\"event_id\":\"later\"")).status()).isEqualTo(202);
            assertThat(starting.log.events())
                    .extracting(event -> event.client().device())
                    .containsExactly("Phone");
        }
    }

    private void assertRefused(String body, String pointer, String detail) throws Exception {
        int before = server.log.events().size();

        var answer = server.track(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/invalid-request");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/detail")).contains(detail);
        assertThat(server.log.events()).hasSize(before);
    }

    private BehaviourEvent last() {
        return server.log.events().getLast();
    }

    private static String event(String fields) {
        return "{\"user_id\":\"u\",\"event_type\":\"conversion\",\"event_name\":\"bought\"," + fields + "}";
    }

    private static String properties(int count) {
        var text = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("\"p").append(i).append("\":").append(i);
        }
        return text.append("}").toString();
    }
}
