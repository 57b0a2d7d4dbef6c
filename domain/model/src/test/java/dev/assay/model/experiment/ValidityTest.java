package dev.assay.model.experiment;

import static dev.assay.model.fixture.Body.experiment;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.SALT;
import static dev.assay.model.fixture.Checkout.created;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Refusals.assertPointInto;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.fixture.Body;
import dev.assay.model.fixture.Refused;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;

/** What makes an experiment valid; every command that brings a definition asks the same. */
class ValidityTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class, "revenue", "sessions", "refunds");

    static Stream<Refused> definitions() {
        return Stream.of(
                Refused.at("allocations of 99.99", shares("49.99", "50"), "/variants"),
                Refused.at("allocations of 100.01", shares("50.01", "50"), "/variants"),
                Refused.at("allocations of nothing", shares("0", "0"), "/variants"),
                Refused.at("a third of a percent lost", shares("33.33", "33.33", "33.33"), "/variants"),
                Refused.at("allocations of 200", shares("100", "100"), "/variants"),
                Refused.at("one variant", shares("100"), "/variants"),
                Refused.at("no variant", experiment().with("/variants", "[]"), "/variants", "/variants", "/variants"),
                Refused.at("21 variants", manyVariants(21), "/variants"),
                Refused.at(
                        "the same id twice",
                        experiment().with("/variants/1/id", "\"control\""),
                        "/variants/0/id",
                        "/variants/1/id"),
                Refused.at("two controls", experiment().with("/variants/1/control", "true"), "/variants"),
                Refused.at("no control", experiment().with("/variants/0/control", "false"), "/variants"),
                Refused.at(
                        "a variant's blank name", experiment().withText("/variants/1/name", " "), "/variants/1/name"),
                Refused.at("a config of 16 KiB and a byte", config(ofBytes(16 * 1024 + 1)), "/variants/1/config"),
                Refused.at("the same in emoji", config(ofEmoji(16 * 1024 / 4)), "/variants/1/config"),
                Refused.at(
                        "a deep config",
                        config("[".repeat(21) + "]".repeat(21)),
                        "/variants/1/config" + "/0".repeat(20)),
                Refused.at("U+0000 in a config", config("{\"a\": [\"\\u0000\"]}"), "/variants/1/config/a/0"),
                Refused.at("half a surrogate pair in a config", config("{\"a\": \"\\ud83d\"}"), "/variants/1/config/a"),
                Refused.at("U+0000 in a config's name", config("{\"a\\u0000\": 1}"), "/variants/1/config/a\0"),
                Refused.at("a config's number beyond floats", config("{\"a\": 1e400}"), "/variants/1/config/a"),
                Refused.at(
                        "a config's number of 101 digits",
                        config("{\"a\": " + "1".repeat(101) + "}"),
                        "/variants/1/config/a"),
                Refused.at("a blank tag", experiment().with("/tags", "[\"web\", \" \"]"), "/tags/1"),
                Refused.at("a tag twice", experiment().with("/tags", "[\"web\", \"shop\", \"web\"]"), "/tags/2"),
                Refused.at("21 tags", experiment().with("/tags", manyTexts(21)), "/tags"),
                Refused.at("an unknown target", experiment().withText("/target_metric", "nope"), "/target_metric"),
                Refused.at(
                        "an unknown secondary",
                        experiment().with("/secondary_metrics", "[\"revenue\", \"nope\"]"),
                        "/secondary_metrics/1"),
                Refused.at(
                        "an unknown guardrail",
                        guardrails("[{\"metric\": \"revenue\"}, {\"metric\": \"nope\"}]"),
                        "/guardrails/1/metric"),
                Refused.at(
                        "a secondary twice",
                        experiment().with("/secondary_metrics", "[\"revenue\", \"revenue\"]"),
                        "/secondary_metrics/1"),
                Refused.at(
                        "a secondary that is the target",
                        experiment().withText("/target_metric", "revenue").with("/secondary_metrics", "[\"revenue\"]"),
                        "/secondary_metrics/0"),
                Refused.at(
                        "a guardrail that is a secondary",
                        guardrails("[{\"metric\": \"revenue\"}]").with("/secondary_metrics", "[\"revenue\"]"),
                        "/guardrails/0/metric"),
                Refused.at(
                        "a guardrail twice",
                        guardrails("[{\"metric\": \"revenue\"}, {\"metric\": \"revenue\", \"margin\": 0.1}]"),
                        "/guardrails/1/metric"),
                Refused.at(
                        "a negative margin",
                        guardrails("[{\"metric\": \"revenue\", \"margin\": -0.01}]"),
                        "/guardrails/0/margin"),
                Refused.at(
                        "a margin of everything",
                        guardrails("[{\"metric\": \"revenue\", \"margin\": 1}]"),
                        "/guardrails/0/margin"),
                Refused.at(
                        "an end before the start", dates("2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z"), "/end_date"),
                Refused.at("an end at the start", dates("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"), "/end_date"),
                Refused.at("an ancient start", dates("1970-01-01T00:00:00Z", "2026-12-01T00:00:00Z"), "/start_date"),
                Refused.at(
                        "an end beyond calendars",
                        dates("2026-12-01T00:00:00Z", "+294277-01-01T00:00:00Z"),
                        "/end_date"),
                Refused.at(
                        "a confidence of a coin",
                        experiment().with("/analysis", "{\"confidence\": 0.5}"),
                        "/analysis/confidence"),
                Refused.at(
                        "a confidence of certainty",
                        experiment().with("/analysis", "{\"confidence\": 1}"),
                        "/analysis/confidence"),
                analysis("{\"minimum_detectable_effect\": 0}", "/minimum_detectable_effect"),
                analysis("{\"planned_users\": 0}", "/planned_users"),
                analysis("{\"minimum_days\": -1}", "/minimum_days"),
                analysis("{\"prior\": {\"sd\": 0}}", "/prior/sd"),
                analysis("{\"prior\": {\"mean\": 101}}", "/prior/mean"),
                analysis("{\"loss_threshold\": 1}", "/loss_threshold"),
                analysis("{\"stratify_by\": \"mood\"}", "/stratify_by"),
                analysis("{\"factors\": [{\"name\": \"pages\", \"high\": []}]}", "/factors"),
                analysis(
                        "{\"factors\": [{\"name\": \"pages\", \"high\": [\"treatment\", \"other\"]}]}",
                        "/factors/0/high"),
                Refused.at(
                        "a pattern that does not compile",
                        rule("matches", "[\"a\", \"(\"]"),
                        "/targeting_rules/0/values/1"),
                Refused.at("a number that is text", rule("greater_than", "[\"7\"]"), "/targeting_rules/0/values/0"),
                Refused.at(
                        "a version that is none", rule("semver_less_than", "[\"two\"]"), "/targeting_rules/0/values/0"),
                Refused.at("no value", rule("equals", "[]"), "/targeting_rules/0/values"),
                Refused.at(
                        "a faulty exclusion",
                        experiment()
                                .with(
                                        "/exclusion_rules",
                                        "[{\"any\": [{\"not\": {\"dimension\": \"ip\", \"operator\": \"in_cidr\", \"values\": [\"10.0.0.0/33\"]}}]}]"),
                        "/exclusion_rules/0/any/0/not/values/0"),
                Refused.at(
                        "much at once",
                        shares("10", "10")
                                .with("/variants/0/control", "false")
                                .withText("/target_metric", "nope")
                                .with("/tags", "[\"\"]"),
                        "/tags/0",
                        "/variants",
                        "/variants",
                        "/target_metric"));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void a_definition_is_refused_by_its_fields_when_created_cloned_or_changed(Refused refused) {
        var definition = definition(refused.body());
        var pointers = refused.pointers().toArray(String[]::new);

        STORY.when(new CreateExperiment(KEY, definition, SALT)).refusedAt(pointers);
        STORY.given(created()).when(new UpdateExperiment(KEY, definition)).refusedAt(pointers);
        assertPointInto(refused.body().json(), refused.pointers());
    }

    static Stream<Body> valid() {
        return Stream.of(
                experiment(),
                shares("33.33", "33.33", "33.34"),
                shares("100", "0"),
                shares("0.00", "1e2"),
                shares("99.99", "0.01"),
                manyVariants(20),
                config(ofBytes(16 * 1024)),
                config(ofEmoji(16 * 1024 / 4 - 1)),
                config("[".repeat(20) + "]".repeat(20)),
                config("null"),
                config("7.50"),
                config("{\"a\": " + "1".repeat(100) + ", \"\": 1.7e308}"),
                experiment().with("/coverage", "0"),
                experiment().with("/coverage", "0.01"),
                experiment().with("/tags", manyTexts(20)),
                experiment().withText("/name", "\ud83d\ude80 <script>alert(1)</script> '; drop table x; --"),
                experiment().withText("/owner", ""),
                experiment()
                        .withText("/target_metric", "revenue")
                        .with("/secondary_metrics", "[\"sessions\"]")
                        .with("/guardrails", "[{\"metric\": \"refunds\", \"margin\": 0.02}]"),
                guardrails("[{\"metric\": \"revenue\", \"margin\": 0}]"),
                dates("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000001Z"),
                experiment().with("/analysis", "{\"confidence\": 0.9}"),
                experiment().with("/analysis", "{\"factors\": [{\"name\": \"pages\", \"high\": [\"treatment\"]}]}"),
                experiment()
                        .with(
                                "/analysis",
                                "{\"method\": \"bayesian\", \"sequential\": \"obrien_fleming\", \"stratify_by\": \"country\"}"),
                rule("matches", "[\"^/checkout\"]"));
    }

    private static Refused analysis(String analysis, String pointer) {
        return Refused.at(analysis, experiment().with("/analysis", analysis), "/analysis" + pointer);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void what_is_valid_is_a_draft_and_survives_being_stored(Body body) {
        var event = created(definition(body));

        STORY.when(new CreateExperiment(KEY, event.definition(), SALT)).then(event);
        var stored = ModelJson.mapper().writeValueAsString(event);
        assertThat(ModelJson.mapper().readValue(stored, ExperimentCreated.class))
                .isEqualTo(event);
    }

    private static Body shares(String... shares) {
        var body = experiment().with("/variants", "[]");
        for (int i = 0; i < shares.length; i++) {
            body.with(
                    "/variants/-",
                    "{\"id\": \"v%d\", \"allocation\": %s, \"control\": %b}".formatted(i, shares[i], i == 0));
        }
        return body;
    }

    private static Body manyVariants(int count) {
        var shares = new String[count];
        Arrays.fill(shares, "0");
        shares[0] = "100";
        return shares(shares);
    }

    private static ArrayNode manyTexts(int count) {
        var texts = ModelJson.mapper().createArrayNode();
        for (int i = 0; i < count; i++) {
            texts.add("t" + i);
        }
        return texts;
    }

    private static Body config(String json) {
        return experiment().with("/variants/1/config", json);
    }

    /** A JSON text of so many bytes, quotes included. */
    private static String ofBytes(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }

    /** A JSON text of so many characters of four bytes, and two bytes of quotes. */
    private static String ofEmoji(int count) {
        return "\"" + "\ud83d\ude80".repeat(count) + "\"";
    }

    private static Body guardrails(String json) {
        return experiment().with("/guardrails", json);
    }

    private static Body dates(String start, String end) {
        return experiment().withText("/start_date", start).withText("/end_date", end);
    }

    private static Body rule(String operator, String values) {
        return experiment()
                .with(
                        "/targeting_rules",
                        "[{\"dimension\": \"page\", \"operator\": \"%s\", \"values\": %s}]"
                                .formatted(operator, values));
    }
}
