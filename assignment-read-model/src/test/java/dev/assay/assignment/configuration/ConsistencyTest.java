package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Someone;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.rules.Allocation;
import dev.assay.rules.Attributes;
import dev.assay.rules.Evaluation;
import dev.assay.rules.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Over a fixed population: every run sees the same, so a bound that holds once holds always. */
class ConsistencyTest {
    private static final int USERS = 100_000;
    private static final ExperimentKey CHECKOUT = experiment(ACME, "checkout");
    private static final ExperimentKey PRICING = experiment(ACME, "pricing");

    private final Store store = new Store();
    private final Node node = new Node();

    @Test
    void halves_are_halves() {
        store.running(CHECKOUT, Draft.halves());
        node.apply(store.events());

        long treated =
                everybody("checkout").stream().filter("treatment"::equals).count();

        double expected = USERS / 2.0;
        double chiSquare = 2 * (treated - expected) * (treated - expected) / expected;
        assertThat(chiSquare).isLessThan(10.83); // the 99.9 % point with one degree of freedom
    }

    @Test
    void all_nodes_answer_alike() {
        store.running(CHECKOUT, Draft.halves());
        var other = new Node();
        node.apply(store.events());
        store.events().forEach(other::apply);

        var experiment = other.now().find(ACME, "checkout").orElseThrow();
        var there = new ArrayList<String>();
        for (int i = 0; i < USERS; i++) {
            there.add(variant(experiment, "user-" + i));
        }

        assertThat(there).isEqualTo(everybody("checkout"));
    }

    @Test
    void a_reallocation_moves_only_those_it_must() {
        store.running(CHECKOUT, Draft.split(9_000, 1_000));
        node.apply(store.events());
        var before = everybody("checkout");
        var weights = Draft.split(8_000, 2_000).definition().weights();
        var next =
                Allocation.of(Draft.split(9_000, 1_000).definition().weights()).movingAsFewAsPossible(weights);

        node.apply(store.append(CHECKOUT, new TrafficReallocated(CHECKOUT, next, "looks safe")));

        var after = everybody("checkout");
        int moved = 0;
        for (int i = 0; i < USERS; i++) {
            if (before.get(i).equals("treatment")) {
                assertThat(after.get(i)).isEqualTo("treatment");
            } else if (after.get(i).equals("treatment")) {
                moved++;
            }
        }
        assertThat(moved).isBetween(9_700, 10_300); // a tenth, within three standard deviations
    }

    @Test
    void widening_the_coverage_keeps_whoever_was_in() {
        var narrow = Draft.halves().covering(2_000);
        store.running(CHECKOUT, narrow);
        node.apply(store.events());
        var before = node.now().find(ACME, "checkout").orElseThrow();
        var wide = Draft.halves().covering(4_000).definition();

        node.apply(store.append(CHECKOUT, new ExperimentUpdated(CHECKOUT, wide, Allocation.of(wide.weights()))));

        var after = node.now().find(ACME, "checkout").orElseThrow();
        int in = 0;
        for (int i = 0; i < USERS; i++) {
            var first = evaluate(before, "user-" + i);
            if (first.inExperiment()) {
                in++;
                assertThat(evaluate(after, "user-" + i)).isEqualTo(first);
            }
        }
        assertThat(in).isBetween(19_600, 20_400);
    }

    @Test
    void one_request_sees_one_state_while_others_come() throws Exception {
        var even = Allocation.of(Draft.split(10_000, 0).definition().weights());
        var odd = Allocation.of(Draft.split(0, 10_000).definition().weights());
        store.running(CHECKOUT, Draft.split(10_000, 0));
        store.running(PRICING, Draft.split(10_000, 0));
        node.apply(store.events());
        var writing = new AtomicBoolean(true);
        var writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 5_000; i++) {
                var next = i % 2 == 0 ? even : odd;
                node.apply(
                        store.append(CHECKOUT, new TrafficReallocated(CHECKOUT, next, "")),
                        store.append(PRICING, new TrafficReallocated(PRICING, next, "")));
            }
            writing.set(false);
        });

        int looks = 0;
        while (writing.get() || looks == 0) {
            var now = node.now();
            var checkout = variant(now.find(ACME, "checkout").orElseThrow(), "anna");
            var pricing = variant(now.find(ACME, "pricing").orElseThrow(), "anna");
            assertThat(checkout).isEqualTo(pricing);
            assertThat(checkout).isEqualTo(now.position() / 6 % 2 == 1 ? "control" : "treatment");
            looks++;
        }
        writer.join();
    }

    @Test
    void a_fault_while_deciding_serves_the_control() {
        store.running(CHECKOUT, Draft.split(0, 10_000));
        store.forced(CHECKOUT, new UserReference(new byte[32]), "treatment");
        node.apply(store.events());
        var experiment = node.now().find(ACME, "checkout").orElseThrow();

        var evaluation = experiment.evaluate(new Someone("anna", Attributes.NONE, () -> {
            throw new IllegalStateException("as asked by the test");
        }));

        assertThat(evaluation.reason()).isEqualTo(Reason.ERROR);
        assertThat(experiment.variant(evaluation).id().value()).isEqualTo("control");
    }

    private List<String> everybody(String id) {
        var experiment = node.now().find(ACME, id).orElseThrow();
        var variants = new ArrayList<String>(USERS);
        for (int i = 0; i < USERS; i++) {
            variants.add(variant(experiment, "user-" + i));
        }
        return variants;
    }

    private static String variant(ConfiguredExperiment experiment, String userId) {
        return experiment.variant(evaluate(experiment, userId)).id().value();
    }

    private static Evaluation evaluate(ConfiguredExperiment experiment, String userId) {
        return experiment.evaluate(new Someone(userId));
    }
}
