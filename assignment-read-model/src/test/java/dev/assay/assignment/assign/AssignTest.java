package dev.assay.assignment.assign;

import static dev.assay.assignment.assign.AssignServer.CHROME;
import static dev.assay.assignment.assign.AssignServer.KEY;
import static dev.assay.assignment.assign.AssignServer.USERS;
import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.GLOBEX;
import static dev.assay.assignment.fixture.Store.STAGING;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.Trigger;
import dev.assay.rules.Operator;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AssignTest {
    private static final ExperimentKey CHECKOUT = experiment(ACME, "checkout");
    private static final ExperimentKey PRICING = experiment(ACME, "pricing");

    private AssignServer server;

    @BeforeEach
    void start() throws Exception {
        server = AssignServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void the_answer_says_variant_configuration_and_reason() throws Exception {
        server.store.running(CHECKOUT, allTreatment());
        var answer = server.caughtUp().assign("""
                {"user_id": "anna", "experiments": ["checkout"]}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree("""
                {"assignments": [{"experiment_id": "checkout", "variant_id": "treatment", "variant_name": "Treatment",
                  "config": {"text": "Zahl \\"jetzt\\" \\u20ac", "steps": [1, 2.50, null, true]},
                  "reason": "SPLIT", "in_experiment": true}]}"""));
    }

    @Test
    void answers_come_in_the_order_asked_unknown_ones_in_their_place() throws Exception {
        server.store.running(CHECKOUT, Draft.halves());
        server.store.created(PRICING, Draft.halves());
        server.store.running(experiment(STAGING, "staged"), Draft.halves());
        server.store.running(experiment(GLOBEX, "secret"), Draft.halves());

        var answer = server.caughtUp().assign("""
                {"user_id": "anna", "experiments": ["pricing", "nothing", "secret", "checkout", "staged", "pricing"]}""");

        assertThat(answer.each("experiment_id"))
                .containsExactly("pricing", "nothing", "secret", "checkout", "staged", "pricing");
        assertThat(answer.each("reason"))
                .containsExactly(
                        "NOT_RUNNING",
                        "UNKNOWN_EXPERIMENT",
                        "UNKNOWN_EXPERIMENT",
                        "SPLIT",
                        "UNKNOWN_EXPERIMENT",
                        "NOT_RUNNING");
        assertThat(answer.json().at("/assignments/1"))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"experiment_id": "nothing", "variant_id": null, "variant_name": null, "config": null,
                  "reason": "UNKNOWN_EXPERIMENT", "in_experiment": false}"""));
    }

    @Test
    void who_names_none_gets_all_that_run_by_their_ids() throws Exception {
        for (var id : List.of("zoom", "banner", "checkout")) {
            server.store.running(experiment(ACME, id), Draft.halves());
        }
        server.store.created(PRICING, Draft.halves());
        server.caughtUp();

        assertThat(server.assign("{\"user_id\": \"anna\"}").each("experiment_id"))
                .containsExactly("banner", "checkout", "zoom");
        assertThat(server.assign("{\"user_id\": \"anna\", \"experiments\": null}")
                        .each("experiment_id"))
                .containsExactly("banner", "checkout", "zoom");
        assertThat(server.assign("{\"user_id\": \"anna\", \"experiments\": []}").each("experiment_id"))
                .isEmpty();
    }

    @Test
    void what_does_not_run_serves_the_control_as_a_default() throws Exception {
        server.store.running(CHECKOUT, allTreatment());
        server.store.append(CHECKOUT, new ExperimentPaused(CHECKOUT, "a doubt"));
        server.store.running(PRICING, allTreatment());
        server.store.append(PRICING, new ExperimentStopped(PRICING, Trigger.MANUAL, "enough"));

        var answer = server.caughtUp().assign("""
                {"user_id": "anna", "experiments": ["checkout", "pricing"]}""");

        assertThat(answer.each("variant_id")).containsExactly("control", "control");
        assertThat(answer.each("reason")).containsExactly("NOT_RUNNING", "NOT_RUNNING");
        assertThat(answer.each("in_experiment")).containsExactly("false", "false");
        assertThat(server.told()).isEmpty();
    }

    @Test
    void a_forced_variant_is_served_whoever_is_targeted() throws Exception {
        var nobody = allTreatment().targeting(Draft.comparison("country", Operator.EQUALS, "nowhere"));
        server.store.running(CHECKOUT, nobody);
        server.store.forced(CHECKOUT, USERS.of(ACME.company(), "anna"), "treatment");
        server.caughtUp();

        assertThat(reasonFor("anna")).isEqualTo("FORCED");
        assertThat(server.told()).hasSize(1);
        assertThat(reasonFor("ben")).isEqualTo("TARGETING");
        assertThat(server.told()).isEmpty();
    }

    @Test
    void outside_the_covered_share_the_default_is_served() throws Exception {
        server.store.running(CHECKOUT, allTreatment().covering(0));
        server.caughtUp();

        assertThat(reasonFor("anna")).isEqualTo("COVERAGE");
    }

    @Test
    void robots_and_internal_traffic_are_kept_out() throws Exception {
        server.store.running(CHECKOUT, allTreatment().excluding(Draft.comparison("plan", Operator.IN, "staff")));
        server.caughtUp();
        var body = BodyPublishers.ofString("{\"user_id\": \"anna\"}");

        assertThat(server.post(body, "X-API-Key", KEY, "User-Agent", "Googlebot/2.1")
                        .each("reason"))
                .containsExactly("EXCLUDED");
        assertThat(server.assign("{\"user_id\": \"anna\", \"context\": {\"bot\": true}}")
                        .each("reason"))
                .containsExactly("EXCLUDED");
        assertThat(server.assign("{\"user_id\": \"anna\", \"context\": {\"internal\": true}}")
                        .each("reason"))
                .containsExactly("EXCLUDED");
        assertThat(server.assign("{\"user_id\": \"anna\", \"context\": {\"plan\": \"staff\"}}")
                        .each("reason"))
                .containsExactly("EXCLUDED");
        assertThat(server.told()).isEmpty();
        assertThat(reasonFor("anna")).isEqualTo("SPLIT");
    }

    @Test
    void who_cannot_be_told_for_a_robot_is_none() throws Exception {
        server.store.running(CHECKOUT, allTreatment());
        server.caughtUp();
        var body = BodyPublishers.ofString("{\"user_id\": \"anna\"}");

        assertThat(server.post(body, "X-API-Key", KEY, "User-Agent", "broken").each("reason"))
                .containsExactly("SPLIT");
    }

    @Test
    void every_answer_carries_the_position_it_was_decided_at() throws Exception {
        server.store.running(CHECKOUT, Draft.halves());
        server.caughtUp();

        assertThat(server.assign("{\"user_id\": \"anna\"}").position()).isEqualTo(Long.toString(server.store.head()));
    }

    @Test
    void who_has_just_started_an_experiment_gets_it_answered() throws Exception {
        server.store.created(CHECKOUT, Draft.halves());
        server.caughtUp();
        var started = server.store.started(CHECKOUT);

        var answer = CompletableFuture.supplyAsync(() -> at(started.position()));
        server.node.apply(started);

        assertThat(answer.get().each("reason")).containsExactly("SPLIT");
        assertThat(answer.get().position()).isEqualTo(Long.toString(started.position()));
    }

    @Test
    void who_asks_for_a_position_that_does_not_come_is_told_to_come_again() {
        var answer = at(1_000_000);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void a_key_must_be_there_be_known_and_may_assign() throws Exception {
        var body = BodyPublishers.ofString("{\"user_id\": \"anna\"}");

        assertThat(server.post(body, "User-Agent", CHROME).status()).isEqualTo(401);
        assertThat(server.post(body, "Authorization", "Bearer assay_client_nobody")
                        .status())
                .isEqualTo(401);
        assertThat(server.post(body, "Authorization", "Bearer assay_analyst_acme")
                        .status())
                .isEqualTo(403);
        assertThat(server.post(body, "Authorization", "Bearer assay_developer_acme")
                        .status())
                .isEqualTo(200);

        server.store.revoked(ACME, KEY);
        server.caughtUp();
        assertThat(server.assign("{\"user_id\": \"anna\"}").status()).isEqualTo(401);
    }

    @Test
    void each_company_has_its_own_experiment_of_a_name() throws Exception {
        server.store.running(CHECKOUT, Draft.split(10_000, 0));
        server.store.running(experiment(GLOBEX, "checkout"), Draft.split(0, 10_000));
        server.caughtUp();
        var body = BodyPublishers.ofString("{\"user_id\": \"anna\", \"experiments\": [\"checkout\"]}");

        assertThat(server.post(body, "X-API-Key", KEY).each("variant_id")).containsExactly("control");
        assertThat(server.post(body, "X-API-Key", "assay_client_globex").each("variant_id"))
                .containsExactly("treatment");
    }

    private AssignServer.Answer at(long position) {
        try {
            return server.post(
                    BodyPublishers.ofString("{\"user_id\": \"anna\", \"experiments\": [\"checkout\"]}"),
                    "X-API-Key",
                    KEY,
                    "Assay-Position",
                    Long.toString(position));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String reasonFor(String userId) throws Exception {
        return server.assign("{\"user_id\": \"" + userId + "\", \"experiments\": [\"checkout\"]}")
                .assignment(0)
                .get("reason")
                .asString();
    }

    private static Draft allTreatment() {
        return new Draft("An experiment", List.of(), 10_000, List.of(), List.of())
                .variant("control", 0, "{}")
                .variant("treatment", 10_000, """
                        {"text": "Zahl \\"jetzt\\" \\u20ac", "steps": [1, 2.50, null, true]}""");
    }
}
