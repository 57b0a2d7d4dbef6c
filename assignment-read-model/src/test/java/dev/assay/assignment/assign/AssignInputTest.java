package dev.assay.assignment.assign;

import static dev.assay.assignment.assign.AssignServer.KEY;
import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.exposure.Exposure;
import dev.assay.assignment.fixture.Draft;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AssignInputTest {
    private static AssignServer server;

    @BeforeAll
    static void start() throws Exception {
        server = AssignServer.start();
        server.store.running(experiment(ACME, "checkout"), Draft.halves());
        server.caughtUp();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '{}',                                                        /user_id,       user_id is missing
            '{"user_id": null}',                                         /user_id,       user_id is missing
            '{"user_id": ""}',                                           /user_id,       user_id must have 1 to 512 characters
            '{"user_id": 42}',                                           /user_id,       user_id must be text
            '{"user_id": {"id": "anna"}}',                               /user_id,       user_id must be text
            '{"user_id": "a", "user_id": "b"}',                          /user_id,       user_id is given twice
            '{"user_id": "a\\u0000b"}',                                  /user_id,       user_id must not contain U+0000 or half a surrogate pair
            '{"user_id": "a\\ud83d"}',                                   /user_id,       user_id must not contain U+0000 or half a surrogate pair
            '{"user_id": "anna", "experiments": "checkout"}',            /experiments,   experiments must be a list of ids
            '{"user_id": "anna", "experiments": ["checkout", 7]}',       /experiments/1, an experiment's id must be text
            '{"user_id": "anna", "experiments": [null]}',                /experiments/0, an experiment's id must be text
            '{"user_id": "anna", "experiments": ["checkout", ["x"]]}',   /experiments/1, an experiment's id must be text
            '{"user_id": "anna", "experiments": ["\\ud83d"]}',           /experiments/0, an experiment's id must not contain U+0000 or half a surrogate pair
            '{"user_id": "anna", "context": ["DE"]}',                    /context,       context must be an object
            '{"user_id": "anna", "context": "DE"}',                      /context,       context must be an object
            '{"user_id": "anna", "expose": "no"}',                       /expose,        expose must be true or false
            '{"user_id": "anna", "expose": 0}',                          /expose,        expose must be true or false
            '[]',                                                        '',             the body must be an object with user_id
            '"anna"',                                                    '',             the body must be an object with user_id
            'null',                                                      '',             the body must be an object with user_id
            """)
    void a_faulty_field_is_named(String body, String pointer, String detail) throws Exception {
        var answer = server.assign(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/invalid-request");
        assertThat(answer.text("/detail")).isEqualTo(detail);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.text("/errors/0/detail")).isEqualTo(detail);
    }

    @Test
    void all_faulty_fields_are_named_at_once() throws Exception {
        var answer = server.assign("{\"user_id\": 1, \"experiments\": {}, \"context\": [], \"expose\": \"\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).isEqualTo("4 fields are not valid; errors[] names each");
        assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
                .containsExactly("/user_id", "/experiments", "/context", "/expose");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"user_id\": \"anna\"",
                "{\"user_id\": \"anna\"} {}",
                "{'user_id': 'anna'}",
                "nul"
            })
    void what_is_no_json_is_refused(String body) throws Exception {
        var answer = server.assign(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/malformed-json");
    }

    @Test
    void nesting_of_a_thousand_levels_is_refused_wherever_it_stands() throws Exception {
        var deep = "[".repeat(1_000) + "]".repeat(1_000);
        var deepObjects = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);

        for (var field : new String[] {"user_id", "experiments", "context", "something_else"}) {
            assertThat(server.assign("{\"" + field + "\": " + deep + "}").status())
                    .isEqualTo(400);
            assertThat(server.assign("{\"" + field + "\": " + deepObjects + "}").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void ten_megabytes_are_refused() throws Exception {
        var answer = server.assign("{\"user_id\": \"anna\", \"x\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/type")).isEqualTo("https://assay.dev/problems/too-large");
    }

    @Test
    void a_user_id_may_be_long_but_not_without_end() throws Exception {
        assertThat(server.assign("{\"user_id\": \"" + "x".repeat(512) + "\"}").status())
                .isEqualTo(200);
        var answer = server.assign("{\"user_id\": \"" + "x".repeat(10_000) + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/user_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud83d\ude00", "Zo\u00eb", "a b\tc", "../../etc/passwd", "' or 1=1 --", "<script>", "\u202e"})
    void any_text_may_be_a_user_id(String userId) throws Exception {
        var escaped = userId.replace("\t", "\\t");

        server.told();

        assertThat(server.assign("{\"user_id\": \"" + escaped + "\"}").each("reason"))
                .containsExactly("SPLIT");
        assertThat(server.told()).extracting(Exposure::userId).containsExactly(userId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Checkout", "check out", "\ud83d\ude00", "../checkout", "a\"b\\c", "\u0001"})
    void an_id_no_experiment_can_have_is_unknown_like_any_other(String id) throws Exception {
        assertUnknown(id);
    }

    @Test
    void so_is_one_of_ten_thousand_characters() throws Exception {
        assertUnknown("x".repeat(10_000));
    }

    @Test
    void at_most_a_thousand_experiments_may_be_named() throws Exception {
        assertThat(server.assign(naming(1_000)).each("reason")).hasSize(1_000);

        var answer = server.assign(naming(1_001));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/experiments");
        assertThat(answer.text("/detail")).isEqualTo("experiments may have at most 1000 ids, not 1001");
    }

    @Test
    void at_most_a_thousand_attributes_are_taken() throws Exception {
        assertThat(server.assign(knowing(1_000)).status()).isEqualTo(200);

        var answer = server.assign(knowing(1_001));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/context");
    }

    @Test
    void unknown_fields_are_passed_over() throws Exception {
        var answer = server.assign("""
                {"session": {"user_id": 1, "experiments": [[]]}, "user_id": "anna", "options": [1, {"x": null}]}""");

        assertThat(answer.each("reason")).containsExactly("SPLIT");
    }

    @Test
    void only_post_is_served() throws Exception {
        assertThat(server.send("GET").statusCode()).isEqualTo(405);
        assertThat(server.send("OPTIONS").statusCode()).isEqualTo(204);
    }

    private static void assertUnknown(String id) throws Exception {
        var quoted = JsonMapper.shared().writeValueAsString(id);
        var body = "{\"user_id\": \"anna\", \"experiments\": [" + quoted + ", \"checkout\"], \"expose\": false}";

        var answer = server.post(BodyPublishers.ofString(body), "X-API-Key", KEY);

        assertThat(answer.each("experiment_id")).containsExactly(id, "checkout");
        assertThat(answer.each("reason")).containsExactly("UNKNOWN_EXPERIMENT", "SPLIT");
    }

    private static String naming(int experiments) {
        return IntStream.range(0, experiments)
                .mapToObj(i -> "\"experiment-" + i + "\"")
                .collect(joining(",", "{\"user_id\": \"anna\", \"experiments\": [", "]}"));
    }

    private static String knowing(int attributes) {
        return IntStream.range(0, attributes)
                .mapToObj(i -> "\"attribute-" + i + "\": " + i)
                .collect(joining(",", "{\"user_id\": \"anna\", \"context\": {", "}}"));
    }
}
