package dev.assay.model.experiment;

import static dev.assay.model.fixture.Body.experiment;
import static dev.assay.model.fixture.Refusals.assertPointInto;
import static dev.assay.model.fixture.Refusals.faultsOf;
import static dev.assay.model.fixture.Refusals.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejection.Fault;
import dev.assay.model.fixture.Body;
import dev.assay.model.fixture.Refused;
import dev.assay.model.json.ModelJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What an experiment's JSON must look like before anybody asks whether it makes sense. */
class FormTest {
    static Stream<Refused> bodies() {
        return Stream.of(
                Refused.at("no name", experiment().without("/name"), "/name"),
                Refused.at("a blank name", experiment().withText("/name", " \t"), "/name"),
                Refused.at("a null name", experiment().with("/name", "null"), "/name"),
                Refused.at("a number as a name", experiment().with("/name", "7"), "/name"),
                Refused.at("a long name", experiment().withText("/name", "x".repeat(201)), "/name"),
                Refused.at("a name with U+0000", experiment().withText("/name", "a\0b"), "/name"),
                Refused.at("half a surrogate pair", experiment().withText("/hypothesis", "a\ud83d"), "/hypothesis"),
                Refused.at("the other half", experiment().withText("/description", "\ude00"), "/description"),
                Refused.at("U+0000 in a tag", experiment().with("/tags", "[\"ok\", \"a\\u0000\"]"), "/tags/1"),
                Refused.at("tags that are no list", experiment().with("/tags", "\"one\""), "/tags"),
                Refused.at("a tag that is no text", experiment().with("/tags", "[\"one\", 2]"), "/tags/1"),
                Refused.at("a misspelt field", experiment().with("/covrage", "50"), "/covrage"),
                Refused.at("an odd field", experiment().with("/a~1b~0c", "1"), "/a~1b~0c"),
                Refused.at("a field for later", experiment().with("/layer", "\"checkout\""), "/layer"),
                Refused.at(
                        "an analysis for later",
                        experiment().with("/analysis", "{\"method\": \"bayes\"}"),
                        "/analysis/method"),
                Refused.at("a status", experiment().with("/status", "\"running\""), "/status"),
                Refused.at("no id", experiment().without("/id"), "/id"),
                Refused.at(
                        "a variant's misspelt field",
                        experiment().with("/variants/0/controll", "true"),
                        "/variants/0/controll"),
                Refused.at("a variant that is text", experiment().with("/variants/1", "\"b\""), "/variants/1"),
                Refused.at("a variant without id", experiment().without("/variants/1/id"), "/variants/1/id"),
                Refused.at("no allocation", experiment().without("/variants/0/allocation"), "/variants/0/allocation"),
                Refused.at(
                        "a null allocation",
                        experiment().with("/variants/0/allocation", "null"),
                        "/variants/0/allocation"),
                Refused.at(
                        "an allocation in text",
                        experiment().with("/variants/0/allocation", "\"50\""),
                        "/variants/0/allocation"),
                Refused.at(
                        "an allocation of NaN",
                        experiment().with("/variants/0/allocation", "\"NaN\""),
                        "/variants/0/allocation"),
                Refused.at(
                        "a negative allocation",
                        experiment().with("/variants/0/allocation", "-0.01"),
                        "/variants/0/allocation"),
                Refused.at(
                        "an allocation above 100",
                        experiment().with("/variants/0/allocation", "100.01"),
                        "/variants/0/allocation"),
                Refused.at(
                        "three decimals",
                        experiment().with("/variants/0/allocation", "33.333"),
                        "/variants/0/allocation"),
                Refused.at(
                        "a huge allocation",
                        experiment().with("/variants/0/allocation", "1e400"),
                        "/variants/0/allocation"),
                Refused.at(
                        "a monstrous one",
                        experiment().with("/variants/0/allocation", "1e999999999"),
                        "/variants/0/allocation"),
                Refused.at(
                        "a tiny one",
                        experiment().with("/variants/0/allocation", "1e-999999999"),
                        "/variants/0/allocation"),
                Refused.at(
                        "a control that is text",
                        experiment().with("/variants/0/control", "\"yes\""),
                        "/variants/0/control"),
                Refused.at("variants that are no list", experiment().with("/variants", "{}"), "/variants"),
                Refused.at("coverage above 100", experiment().with("/coverage", "100.5"), "/coverage"),
                Refused.at("coverage below 0", experiment().with("/coverage", "-1"), "/coverage"),
                Refused.at(
                        "a metric's id in capitals",
                        experiment().withText("/target_metric", "Revenue"),
                        "/target_metric"),
                Refused.at(
                        "a metric that is no text",
                        experiment().with("/secondary_metrics", "[\"ok\", 1]"),
                        "/secondary_metrics/1"),
                Refused.at(
                        "a guardrail without metric",
                        experiment().with("/guardrails", "[{\"margin\": 0}]"),
                        "/guardrails/0/metric"),
                Refused.at(
                        "a margin beyond numbers",
                        experiment().with("/guardrails", "[{\"metric\": \"a\", \"margin\": 1e400}]"),
                        "/guardrails/0/margin"),
                Refused.at("a day without time", experiment().withText("/start_date", "2026-12-01"), "/start_date"),
                Refused.at("a date that is a number", experiment().with("/end_date", "0"), "/end_date"),
                Refused.at(
                        "a confidence in text",
                        experiment().with("/analysis", "{\"confidence\": \"high\"}"),
                        "/analysis/confidence"),
                Refused.at(
                        "a factor without a name",
                        experiment().with("/analysis", "{\"factors\": [{\"name\": \" \", \"high\": [\"treatment\"]}]}"),
                        "/analysis/factors/0/name"),
                Refused.at("an analysis that is a list", experiment().with("/analysis", "[]"), "/analysis"),
                Refused.at(
                        "a rule that is text",
                        experiment().with("/targeting_rules", "[\"all\"]"),
                        "/targeting_rules/0"),
                Refused.at(
                        "an unknown operator",
                        rule("{\"dimension\": \"c\", \"operator\": \"like\", \"values\": [1]}"),
                        "/targeting_rules/0/operator"),
                Refused.at(
                        "a rule without dimension", rule("{\"operator\": \"exists\"}"), "/targeting_rules/0/dimension"),
                Refused.at("a null list of rules", rule("{\"all\": null}"), "/targeting_rules/0/all"),
                Refused.at("two kinds of rule in one", rule("{\"all\": [], \"any\": []}"), "/targeting_rules/0/any"),
                Refused.at("a rule of nothing", rule("{\"not\": null}"), "/targeting_rules/0/not"),
                Refused.at(
                        "a list as a value",
                        rule("{\"dimension\": \"c\", \"operator\": \"in\", \"values\": [1, []]}"),
                        "/targeting_rules/0/values/1"),
                Refused.at(
                        "a value of U+0000",
                        rule("{\"dimension\": \"c\", \"operator\": \"in\", \"values\": [\"\\u0000\"]}"),
                        "/targeting_rules/0/values/0"),
                Refused.at(
                        "a dimension of U+0000",
                        rule("{\"dimension\": \"\\u0000\", \"operator\": \"exists\"}"),
                        "/targeting_rules/0/dimension"),
                Refused.at(
                        "a value beyond numbers",
                        rule("{\"any\": [{\"dimension\": \"c\", \"operator\": \"less_than\", \"values\": [1e400]}]}"),
                        "/targeting_rules/0/any/0/values/0"),
                Refused.at(
                        "rules nested too deep",
                        rule("{\"not\": ".repeat(10) + "{\"dimension\": \"c\", \"operator\": \"exists\"}"
                                + "}".repeat(10)),
                        "/targeting_rules/0" + "/not".repeat(10)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_field_of_the_wrong_form_is_named(Refused refused) {
        var pointers = pointersOf(() -> ExperimentReader.creation(refused.body().json()));

        assertThat(pointers).isEqualTo(refused.pointers());
        assertPointInto(refused.body().json(), pointers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Checkout",
                "check out",
                "../etc/passwd",
                "a/b",
                "a.b",
                "-a",
                "a-",
                "_a",
                "caf\u00e9",
                "\ud83d\ude80",
                "a\u0000",
                "a\n",
                "%2e%2e",
                "'; drop table experiment; --"
            })
    void an_id_is_no_more_than_a_slug(String id) {
        assertThat(pointersOf(() -> ExperimentReader.creation(
                        experiment().withText("/id", id).json())))
                .containsExactly("/id");
        assertThat(pointersOf(() -> ExperimentReader.creation(
                        experiment().withText("/variants/0/id", id).json())))
                .containsExactly("/variants/0/id");
    }

    @Test
    void an_id_has_at_most_100_characters() {
        var longest = "x".repeat(100);

        assertThat(ExperimentReader.creation(
                                experiment().withText("/id", longest).json())
                        .id()
                        .value())
                .isEqualTo(longest);
        for (int length : List.of(101, 10_000)) {
            assertThat(pointersOf(() -> ExperimentReader.creation(
                            experiment().withText("/id", "x".repeat(length)).json())))
                    .containsExactly("/id");
        }
    }

    @Test
    void all_faults_are_told_at_once() {
        var body = Body.empty()
                .with("/id", "\"A\"")
                .with("/naem", "\"Checkout\"")
                .with("/variants", "[{\"id\": \"a\", \"allocation\": 33.333, \"colour\": \"red\"}]")
                .with("/coverage", "\"all\"")
                .with("/start_date", "\"tomorrow\"");

        assertThat(pointersOf(() -> ExperimentReader.creation(body.json())))
                .containsExactlyInAnyOrder(
                        "/id",
                        "/naem",
                        "/name",
                        "/variants/0/allocation",
                        "/variants/0/colour",
                        "/coverage",
                        "/start_date");
    }

    @Test
    void of_very_many_faults_the_first_hundred_are_told() {
        var body = experiment();
        for (int i = 0; i < 5_000; i++) {
            body.with("/field" + i, "0");
        }

        assertThat(faultsOf(() -> ExperimentReader.creation(body.json())))
                .hasSize(101)
                .last()
                .isEqualTo(new Fault("", "more is wrong than the 100 faults before this one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "7", "\"text\"", "true"})
    void a_body_that_is_no_object_is_one_fault(String json) {
        assertThat(pointersOf(() -> ExperimentReader.creation(ModelJson.mapper().readTree(json))))
                .containsExactly("");
    }

    @Test
    void a_field_given_twice_cannot_be_read() {
        assertThatThrownBy(() -> ModelJson.mapper().readTree("{\"allocation\": 50, \"allocation\": 100}"))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void nesting_of_a_thousand_levels_cannot_be_read() {
        assertThatThrownBy(() -> ModelJson.mapper().readTree("[".repeat(1_000) + "]".repeat(1_000)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void what_is_left_out_gets_its_default() {
        var definition = ExperimentReader.creation(
                        experiment().without("/variants/0/name").json())
                .definition();

        assertThat(definition.coverage()).isEqualTo(Percent.ALL);
        assertThat(definition.analysis()).isEqualTo(Analysis.DEFAULT);
        assertThat(definition.variants().getFirst().name()).isEqualTo("control");
        assertThat(definition.variants().getLast().config()).isEmpty();
        assertThat(definition.owner()).isEmpty();
        assertThat(definition.startDate()).isEmpty();
    }

    @Test
    void a_definition_can_be_sent_back_as_it_was_read() {
        JsonNode asRead = experiment()
                .with("/status", "\"running\"")
                .with("/version", "7")
                .with("/created_at", "\"2026-11-01T00:00:00Z\"")
                .with("/created_by", "\"ada\"")
                .with("/updated_at", "\"2026-11-01T00:00:00Z\"")
                .with("/started_at", "\"2026-11-01T00:00:00Z\"")
                .with("/stopped_at", "null")
                .with("/stop_reason", "\"\"")
                .with("/decision", "{\"variant_id\": \"control\"}")
                .with("/allocation_ranges", "[]")
                .with("/cloned_from", "\"other\"")
                .json();

        assertThat(ExperimentReader.replacement(asRead, new ExperimentId("checkout")))
                .isEqualTo(ExperimentReader.creation(experiment().json()).definition());
    }

    @Test
    void a_replacement_keeps_the_id() {
        var other = new ExperimentId("other");

        assertThat(pointersOf(() -> ExperimentReader.replacement(experiment().json(), other)))
                .containsExactly("/id");
        assertThat(ExperimentReader.replacement(experiment().without("/id").json(), other)
                        .name())
                .isEqualTo("Checkout");
    }

    private static Body rule(String json) {
        return experiment().with("/targeting_rules", "[" + json + "]");
    }
}
