package dev.assay.assignment.assign;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.json.ModelJson;
import dev.assay.rules.Condition;
import dev.assay.rules.Operator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignTargetingTest {
    private static AssignServer server;
    private static int experiments;

    @BeforeAll
    static void start() throws Exception {
        server = AssignServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
            country      | equals           | ["DE"]                      | {"country": "DE"}                        | true
            country      | equals           | ["DE"]                      | {"country": "FR"}                        | false
            country      | equals           | ["DE"]                      | {"country": null}                        | false
            country      | equals           | ["DE"]                      | {}                                       | false
            country      | not_equals       | ["DE"]                      | {"country": "FR"}                        | true
            country      | not_exists       | []                          | {"country": null}                        | true
            country      | not_exists       | []                          | {"country": ""}                          | false
            age          | greater_or_equal | [18]                        | {"age": 18}                              | true
            age          | greater_or_equal | [18]                        | {"age": 17.999}                          | false
            age          | greater_or_equal | [18]                        | {"age": "18"}                            | false
            age          | equals           | [18]                        | {"age": 18.0}                            | true
            age          | equals           | [18]                        | {"age": 1.8e1}                           | true
            age          | less_than        | [0]                         | {"age": -9223372036854775809}            | true
            age          | greater_than     | [9223372036854775807]       | {"age": 123456789012345678901234567890}  | true
            age          | between          | [1, 2.5]                    | {"age": 2.5}                             | true
            id           | equals           | [9007199254740993]          | {"id": 9007199254740993}                 | true
            id           | equals           | [9007199254740993]          | {"id": 9007199254740992}                 | false
            beta         | equals           | [true]                      | {"beta": true}                           | true
            beta         | equals           | [true]                      | {"beta": "true"}                         | false
            beta         | equals           | [false]                     | {"beta": false}                          | true
            segments     | in               | ["vip", "new"]              | {"segments": ["old", "new"]}             | true
            segments     | in               | ["vip"]                     | {"segments": ["old", {"vip": 1}, ["vip"]]} | false
            segments     | in               | [7]                         | {"segments": ["7", true, null, 7]}       | true
            segments     | not_in           | ["vip"]                     | {"segments": []}                         | true
            segments     | contains         | ["vip"]                     | {"segments": ["vip"]}                    | true
            device.os    | equals           | ["iOS"]                     | {"device": {"os": "iOS"}}                | true
            device.os    | equals           | ["iOS"]                     | {"device.os": "iOS"}                     | true
            a.b.c        | equals           | [1]                         | {"a": {"b": {"c": 1, "d": 2}, "e": {}}}  | true
            device       | exists           | []                          | {"device": {"os": "iOS"}}                | false
            app          | semver_greater_than | ["2.9.0"]                | {"app": "2.10.0"}                        | true
            signed_up    | before           | ["2026-01-01T00:00:00Z"]    | {"signed_up": "2025-12-31T23:59:59Z"}    | true
            signed_up    | after            | ["2026-01-01T00:00:00Z"]    | {"signed_up": 1900000000000}             | true
            address      | in_cidr          | ["10.0.0.0/8"]              | {"address": "10.1.2.3"}                  | true
            mail         | ends_with        | ["@example.org"]            | {"mail": "anna@example.org"}             | true
            page         | matches          | ["^/shop/[0-9]+$"]          | {"page": "/shop/42"}                     | true
            name         | equals           | ["Zoë 😀"]                  | {"name": "Zo\\u00eb \\ud83d\\ude00"}     | true
            plan         | equals           | ["b"]                       | {"plan": "a", "plan": "b"}               | true
            user_id      | equals           | ["anna"]                    | {"user_id": "someone else"}              | true
            user_id      | starts_with      | ["x"]                       | {"user_id": "xerxes"}                    | false
            """)
    void an_attribute_is_compared_as_what_it_is(
            String dimension, String operator, String values, String context, boolean targeted) throws Exception {
        var rule = ModelJson.mapper()
                .readValue(
                        "{\"dimension\": \"%s\", \"operator\": \"%s\", \"values\": %s}"
                                .formatted(dimension, operator, values),
                        Condition.class);

        assertThat(reason(running(rule), context)).isEqualTo(targeted ? "SPLIT" : "TARGETING");
    }

    @Test
    void a_name_no_rule_can_have_is_passed_over() throws Exception {
        var key = running(Draft.comparison("country", Operator.EQUALS, "DE"));
        var deepNames = "{\"%s\": ".formatted("n".repeat(190)).repeat(50) + "1" + "}".repeat(50);

        assertThat(reason(key, "{\"deep\": " + deepNames + ", \"" + "x".repeat(900) + "\": 1, \"country\": \"DE\"}"))
                .isEqualTo("SPLIT");
    }

    private static ExperimentKey running(Condition rule) {
        var key = experiment(ACME, "experiment-" + ++experiments);
        server.store.running(key, Draft.halves().targeting(rule));
        server.caughtUp();
        return key;
    }

    private static String reason(ExperimentKey key, String context) throws Exception {
        var answer = server.assign(
                "{\"user_id\": \"anna\", \"experiments\": [\"%s\"], \"context\": %s}".formatted(key.id(), context));
        assertThat(answer.status()).isEqualTo(200);
        return answer.assignment(0).get("reason").asString();
    }
}
