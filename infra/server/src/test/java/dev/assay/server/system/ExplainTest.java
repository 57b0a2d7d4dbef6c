package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Why a user sees what the user sees, now and then. */
class ExplainTest {
    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();
    private final Api app = company.as("client");

    @Test
    void every_step_to_the_decision_is_told_with_the_event_that_made_it_so() {
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "a", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}],
                         "targeting_rules": [{"dimension": "country", "operator": "equals", "values": ["DE"]}]}""").expect(201);
        admin.post("/experiments/checkout/start").expect(200);

        var german =
                explain("{\"user_id\": \"anna\", \"experiments\": [\"checkout\"], \"context\": {\"country\": \"DE\"}}");
        assertThat(german.text("/experiments/0/reason")).isEqualTo("SPLIT");
        assertThat(steps(german, "/experiments/0/steps"))
                .containsExactly(
                        "NOT_RUNNING",
                        "OPTED_OUT",
                        "EXCLUDED",
                        "FORCED",
                        "HOLDOUT",
                        "LAYER",
                        "STICKY",
                        "TARGETING",
                        "COVERAGE",
                        "SPLIT");
        assertThat(german.text("/experiments/0/steps/9/detail")).matches("bucket \\d+ belongs to variant [ab]");
        assertThat(german.text("/experiments/0/event/type")).isEqualTo("experiment.started");
        assertThat(german.json().at("/experiments/0/event/version").intValue()).isEqualTo(1);
        var assigned = app.post("/assign", """
                        {"user_id": "anna", "experiments": ["checkout"], "context": {"country": "DE"}, "expose": false}""").expect(200);
        assertThat(german.text("/experiments/0/variant_id")).isEqualTo(assigned.text("/assignments/0/variant_id"));

        var other = explain("{\"user_id\": \"anna\", \"experiments\": [\"checkout\", \"none\"]}");
        assertThat(other.text("/experiments/0/reason")).isEqualTo("TARGETING");
        assertThat(other.text("/experiments/0/steps/7/name")).isEqualTo("TARGETING");
        assertThat(other.json().at("/experiments/0/steps/7/decided").booleanValue())
                .isTrue();
        assertThat(other.text("/experiments/1/reason")).isEqualTo("UNKNOWN_EXPERIMENT");
    }

    @Test
    void what_was_served_at_a_moment_of_the_past_is_worked_out_from_the_events() {
        admin.post("/flags", "{\"id\": \"shiny\", \"name\": \"Shiny\"}").expect(201);
        admin.post("/flags/shiny/enable").expect(200);
        var whileOn = Instant.now();
        admin.post("/flags/shiny/disable", "{\"reason\": \"too bright\"}").expect(200);

        var now = explain("{\"user_id\": \"anna\"}");
        assertThat(now.text("/flags/0/reason")).isEqualTo("OFF");
        assertThat(now.text("/flags/0/event/type")).isEqualTo("flag.disabled");
        assertThat(now.json().at("/flags/0/event/position").longValue())
                .isEqualTo(now.json().at("/position").longValue());
        var then = explain("{\"user_id\": \"anna\", \"flags\": [\"shiny\"], \"at\": \"" + whileOn + "\"}");
        assertThat(then.text("/flags/0/reason")).isEqualTo("DEFAULT");
        assertThat(then.text("/flags/0/variation")).isEqualTo("on");
        assertThat(then.json().at("/flags/0/value").booleanValue()).isTrue();
        assertThat(then.text("/flags/0/event/type")).isEqualTo("flag.enabled");
        assertThat(steps(then, "/flags/0/steps")).containsExactly("OFF", "PREREQUISITE", "TARGET", "DEFAULT");
        var before = explain("{\"user_id\": \"anna\", \"flags\": [\"shiny\"], \"at\": \"2020-01-01T00:00:00Z\"}");
        assertThat(before.text("/flags/0/reason")).isEqualTo("FLAG_NOT_FOUND");
    }

    @Test
    void what_cannot_be_read_is_named() {
        var refused = admin.post("/assign/explain", "{\"at\": \"yesterday\", \"context\": [], \"why\": 1}")
                .expect(400);
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/why", "/user_id", "/context", "/at");
    }

    private Answer explain(String body) {
        return admin.post("/assign/explain", body).expect(200);
    }

    private static List<String> steps(Answer answer, String at) {
        return StreamSupport.stream(answer.json().at(at).spliterator(), false)
                .map(step -> step.path("name").stringValue())
                .toList();
    }
}
