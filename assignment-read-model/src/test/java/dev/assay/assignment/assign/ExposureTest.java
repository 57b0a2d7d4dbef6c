package dev.assay.assignment.assign;

import static dev.assay.assignment.assign.AssignServer.CHROME;
import static dev.assay.assignment.assign.AssignServer.NOW;
import static dev.assay.assignment.assign.AssignServer.USERS;
import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.exposure.Exposure;
import dev.assay.assignment.fixture.Draft;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Operator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final ExperimentKey CHECKOUT = experiment(ACME, "checkout");

    private AssignServer server;

    @BeforeEach
    void start() throws Exception {
        server = AssignServer.start();
        server.store.running(CHECKOUT, Draft.split(0, 10_000));
        server.caughtUp();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void what_was_given_is_told_with_all_it_takes_to_store_it() throws Exception {
        server.assign("{\"user_id\": \"anna\", \"experiments\": [\"checkout\"],"
                + " \"context\": {\"platform\": \"ios\", \"user_segment\": 7, \"email\": \"anna@example.com\"}}");

        assertThat(server.told())
                .containsExactly(new Exposure(
                        ACME,
                        "anna",
                        CHECKOUT.id(),
                        new VariantId("treatment"),
                        NOW,
                        server.store.head(),
                        "127.0.0.1",
                        CHROME,
                        Map.of("platform", "ios")));
    }

    @Test
    void an_experiment_asked_for_twice_is_answered_twice_and_told_once() throws Exception {
        var answer = server.assign("{\"user_id\": \"anna\", \"experiments\": [\"checkout\", \"none\", \"checkout\"]}");

        assertThat(answer.each("reason")).containsExactly("SPLIT", "UNKNOWN_EXPERIMENT", "SPLIT");
        assertThat(server.told()).hasSize(1);
    }

    @Test
    void who_only_asks_is_not_exposed() throws Exception {
        var answer = server.assign("{\"user_id\": \"anna\", \"expose\": false}");

        assertThat(answer.each("reason")).containsExactly("SPLIT");
        assertThat(server.told()).isEmpty();
    }

    @Test
    void expose_of_null_is_as_good_as_none() throws Exception {
        server.assign("{\"user_id\": \"anna\", \"expose\": null}");

        assertThat(server.told()).hasSize(1);
    }

    @Test
    void of_all_that_run_only_those_the_user_takes_part_in_are_told() throws Exception {
        var rule = Draft.comparison("country", Operator.EQUALS, "DE");
        server.store.running(experiment(ACME, "targeted"), Draft.halves().targeting(rule));
        server.store.running(experiment(ACME, "uncovered"), Draft.halves().covering(0));
        server.store.running(experiment(ACME, "forced"), Draft.halves().covering(0));
        server.store.forced(experiment(ACME, "forced"), USERS.of(ACME.company(), "anna"), "control");
        server.store.created(experiment(ACME, "draft"), Draft.halves());
        server.caughtUp();

        var answer = server.assign("{\"user_id\": \"anna\"}");

        assertThat(answer.each("reason")).containsExactly("SPLIT", "FORCED", "TARGETING", "COVERAGE");
        assertThat(server.told())
                .extracting(exposure -> exposure.experiment().value())
                .containsExactly("checkout", "forced");
    }

    @Test
    void a_question_that_is_refused_exposes_nobody() throws Exception {
        assertThat(server.assign("{\"user_id\": \"anna\", \"expose\": 1}").status())
                .isEqualTo(400);
        assertThat(server.assign("{\"user_id\": \"anna\"} x").status()).isEqualTo(400);

        assertThat(server.told()).isEmpty();
    }
}
