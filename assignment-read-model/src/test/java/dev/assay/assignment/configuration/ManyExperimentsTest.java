package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Someone;
import dev.assay.model.behaviour.UserReference;
import dev.assay.rules.Attributes;
import dev.assay.rules.Reason;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManyExperimentsTest {
    private static final int COUNT = 10_000;
    private static final int BATCH = 200; // as the server feeds it

    @Test
    void ten_thousand_running_experiments_are_held_and_answered() {
        var events = ManyExperiments.running(COUNT).events();
        var node = new Node();
        for (int from = 0; from < events.size(); from += BATCH) {
            node.apply(events.subList(from, Math.min(events.size(), from + BATCH)));
        }

        var company = node.now().of(ACME.company());
        var inOrder = new ArrayList<ConfiguredExperiment>();
        company.forEachRunning(ACME.environment(), inOrder::add);

        assertThat(node.now().running()).isEqualTo(COUNT);
        assertThat(inOrder).hasSize(COUNT);
        var attributes = Attributes.of(Map.of("country", "country-7"));
        for (int i = 0; i < COUNT; i++) {
            var experiment = company.find(
                            ACME.environment(), ManyExperiments.key(i).id().value())
                    .orElseThrow();
            assertThat(inOrder.get(i)).isSameAs(experiment);
            assertThat(experiment.variantIds()).hasSize(ManyExperiments.variantsOf(i));
            var evaluation =
                    experiment.evaluate(new Someone("anna", attributes, () -> new UserReference(new byte[32])));
            assertThat(evaluation.reason()).isEqualTo(i % 100 == 7 ? Reason.SPLIT : Reason.TARGETING);
            assertThat(experiment.variant(evaluation).toString())
                    .contains("\"headline\":\"Headline " + evaluation.variant() + " of experiment " + i + "\"");
        }
    }
}
