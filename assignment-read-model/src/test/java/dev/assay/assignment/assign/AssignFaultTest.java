package dev.assay.assignment.assign;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.fixture.Draft;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong on our side, who asked well gets an answer. */
class AssignFaultTest {
    @Test
    void a_sink_that_fails_does_not_spoil_the_answer() throws Exception {
        var told = new ArrayList<String>();
        try (var server = AssignServer.startWith(exposure -> {
            told.add(exposure.userId());
            throw new IllegalStateException("as asked by the test");
        })) {
            server.store.running(experiment(ACME, "checkout"), Draft.halves());
            server.caughtUp();

            assertThat(server.assign("{\"user_id\": \"anna\"}").each("reason")).containsExactly("SPLIT");
            assertThat(told).containsExactly("anna");
        }
    }

    @Test
    void when_nothing_can_be_looked_up_every_experiment_is_answered_with_that() throws Exception {
        try (var server = AssignServer.startOver(node -> new LiveConfiguration(node.projection, (_, _) -> {
            throw new IllegalStateException("as asked by the test");
        }))) {
            var answer = server.assign("{\"user_id\": \"anna\", \"experiments\": [\"checkout\", \"pricing\"]}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.each("experiment_id")).containsExactly("checkout", "pricing");
            assertThat(answer.each("reason")).containsExactly("ERROR", "ERROR");
            assertThat(answer.assignment(0).get("variant_id").isNull()).isTrue();
            assertThat(server.assign("{\"user_id\": \"anna\"}").each("reason")).isEmpty();
            assertThat(server.told()).isEmpty();
        }
    }
}
