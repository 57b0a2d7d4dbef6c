package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.GLOBEX;
import static dev.assay.assignment.fixture.Store.STAGING;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Someone;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Attributes;
import dev.assay.rules.Operator;
import dev.assay.rules.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignmentProjectionTest {
    private static final ExperimentKey CHECKOUT = experiment(ACME, "checkout");
    private static final UserReference ANNA = new UserReference(new byte[32]);

    private final Store store = new Store();
    private final Node node = new Node();

    @Test
    void an_experiment_is_active_while_it_runs_or_is_paused() {
        node.apply(store.created(CHECKOUT, Draft.halves()));
        assertThat(checkout().status()).isEqualTo(Status.DRAFT);
        assertThat(checkout().isActive()).isFalse();

        node.apply(store.append(CHECKOUT, new ExperimentScheduled(CHECKOUT, Store.START, Optional.empty())));
        assertThat(checkout().status()).isEqualTo(Status.SCHEDULED);
        assertThat(checkout().isActive()).isFalse();

        node.apply(store.started(CHECKOUT));
        assertThat(checkout().isRunning()).isTrue();
        assertThat(checkout().isActive()).isTrue();

        node.apply(store.append(CHECKOUT, new ExperimentPaused(CHECKOUT, "")));
        assertThat(checkout().isRunning()).isFalse();
        assertThat(checkout().isActive()).isTrue();
        assertThat(reason("anna")).isEqualTo(Reason.NOT_RUNNING);

        node.apply(store.append(CHECKOUT, new ExperimentResumed(CHECKOUT)));
        assertThat(reason("anna")).isEqualTo(Reason.SPLIT);

        node.apply(store.append(CHECKOUT, new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "enough")));
        node.apply(store.append(CHECKOUT, new ExperimentDecided(CHECKOUT, new VariantId("treatment"), "better")));
        assertThat(checkout().isActive()).isFalse();
        assertThat(variant("anna")).isEqualTo("control");

        node.apply(store.append(CHECKOUT, new ExperimentArchived(CHECKOUT)));
        assertThat(checkout().status()).isEqualTo(Status.ARCHIVED);
        assertThat(running()).isEmpty();
    }

    @Test
    void running_experiments_come_in_the_order_of_their_ids() {
        for (var id : List.of("pricing", "checkout", "banner", "zoom")) {
            store.running(experiment(ACME, id), Draft.halves());
        }
        store.created(experiment(ACME, "a-draft"), Draft.halves());
        store.running(experiment(STAGING, "elsewhere"), Draft.halves());
        store.append(experiment(ACME, "pricing"), new ExperimentPaused(experiment(ACME, "pricing"), ""));
        node.apply(store.events());

        assertThat(running()).containsExactly("banner", "checkout", "zoom");
        assertThat(node.now().running()).isEqualTo(4);
    }

    @Test
    void an_update_changes_names_and_targets_of_what_runs() {
        store.running(CHECKOUT, Draft.halves());
        node.apply(store.events());
        var next = Draft.halves().targeting(Draft.comparison("country", Operator.EQUALS, "DE"));
        var allocation = Allocation.of(next.definition().weights());

        node.apply(store.append(CHECKOUT, new ExperimentUpdated(CHECKOUT, next.definition(), allocation)));

        assertThat(reason("anna")).isEqualTo(Reason.TARGETING);
        assertThat(checkout().isRunning()).isTrue();
    }

    @Test
    void traffic_moves_with_a_reallocation() {
        store.running(CHECKOUT, Draft.split(10_000, 0));
        node.apply(store.events());
        assertThat(variant("anna")).isEqualTo("control");
        var all = Allocation.of(Draft.split(0, 10_000).definition().weights());

        node.apply(store.append(CHECKOUT, new TrafficReallocated(CHECKOUT, all, "it is better")));

        assertThat(variant("anna")).isEqualTo("treatment");
    }

    @Test
    void variants_are_found_whatever_order_the_allocation_has_them_in() {
        store.created(CHECKOUT, Draft.split(10_000, 0));
        var definition = Draft.split(10_000, 0).definition();
        var reversed = Allocation.of(definition.weights().reversed());
        store.append(CHECKOUT, new ExperimentUpdated(CHECKOUT, definition, reversed));
        node.apply(store.events());
        assertThat(variant("anna")).isEqualTo("control"); // as the default

        node.apply(store.started(CHECKOUT));

        assertThat(variant("anna")).isEqualTo("control"); // by its bucket
        assertThat(reason("anna")).isEqualTo(Reason.SPLIT);
    }

    @Test
    void a_forced_variant_holds_until_it_is_taken_back() {
        store.running(CHECKOUT, Draft.split(10_000, 0));
        store.forced(CHECKOUT, ANNA, "treatment");
        node.apply(store.events());
        assertThat(variant("anna")).isEqualTo("treatment");
        assertThat(reason("anna")).isEqualTo(Reason.FORCED);

        node.apply(store.append(CHECKOUT, new OverrideRemoved(CHECKOUT, ANNA)));

        assertThat(variant("anna")).isEqualTo("control");
        assertThat(reason("anna")).isEqualTo(Reason.SPLIT);
    }

    @Test
    void events_given_again_in_parts_never_show_what_was_before() {
        store.running(CHECKOUT, Draft.halves());
        store.forced(CHECKOUT, ANNA, "treatment");
        store.append(CHECKOUT, new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "enough"));
        node.apply(store.events());
        var checksum = checksum();

        for (var event : store.events()) {
            node.apply(event);

            assertThat(checkout().status()).isEqualTo(Status.STOPPED);
            assertThat(checksum()).isEqualTo(checksum);
        }
    }

    @Test
    void of_a_batch_that_fails_nothing_is_seen() {
        store.running(CHECKOUT, Draft.halves());
        var stranger = experiment(ACME, "never-created");
        store.append(stranger, new ExperimentResumed(stranger));

        assertThatThrownBy(() -> node.apply(store.events())).hasMessageContaining("never-created");

        assertThat(node.now().find(ACME, "checkout")).isEmpty();
        assertThat(node.now().position()).isEqualTo(-1);
    }

    @Test
    void the_position_is_that_of_the_highest_event_whatever_it_is_about() {
        var created = store.created(CHECKOUT, Draft.halves());
        var looked = store.append(ACME, "a look", new ResultsAccessed(CHECKOUT, "results"));
        var elsewhere = store.created(experiment(GLOBEX, "checkout"), Draft.halves());

        node.apply(looked);
        node.apply(created); // became visible late
        assertThat(node.now().of(ACME.company()).position()).isEqualTo(looked.position());

        node.apply(elsewhere);
        assertThat(node.now().position()).isEqualTo(elsewhere.position());
        assertThat(node.now().of(ACME.company()).position()).isEqualTo(looked.position());
    }

    @Test
    void a_configuration_once_taken_stays_what_it_is() {
        store.running(CHECKOUT, Draft.halves());
        node.apply(store.events());
        var before = node.now();

        node.apply(store.append(CHECKOUT, new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "enough")));

        assertThat(before.find(ACME, "checkout").orElseThrow().isRunning()).isTrue();
        assertThat(before.position()).isLessThan(node.now().position());
    }

    @Test
    void companies_and_environments_see_nothing_of_each_other() {
        store.created(CHECKOUT, Draft.halves());
        store.running(experiment(STAGING, "checkout"), Draft.halves());
        node.apply(store.events());

        assertThat(node.now().find(ACME, "checkout").orElseThrow().isRunning()).isFalse();
        assertThat(node.now().find(STAGING, "checkout").orElseThrow().isRunning())
                .isTrue();
        assertThat(node.now().find(GLOBEX, "checkout")).isEmpty();
    }

    @Test
    void a_second_generation_grows_unseen_until_it_is_promoted() {
        store.running(CHECKOUT, Draft.halves());
        node.apply(store.events());
        var live = node.live(ACME.company());
        var shadow = node.shadow(ACME.company());

        node.projection.apply(shadow, store.events(0, 1));
        assertThat(checkout().isRunning()).isTrue();
        assertThat(node.now().running()).isEqualTo(1);
        assertThat(node.projection.checksum(shadow)).isNotEqualTo(checksum());

        node.projection.apply(shadow, store.events(1, 2));
        assertThat(node.projection.checksum(shadow)).isEqualTo(checksum());

        node.promote(shadow);
        node.projection.erase(live);
        assertThat(checkout().isRunning()).isTrue();
        assertThat(node.now().running()).isEqualTo(1);
    }

    @Test
    void an_erased_generation_holds_nothing_and_can_be_built_again() {
        store.running(CHECKOUT, Draft.halves());
        var empty = checksum();
        node.apply(store.events());
        var full = checksum();

        node.projection.erase(node.live(ACME.company()));
        assertThat(node.now().find(ACME, "checkout")).isEmpty();
        assertThat(checksum()).isEqualTo(empty);

        node.apply(store.events());
        assertThat(checksum()).isEqualTo(full);
    }

    @Test
    void tracking_finds_variants_by_their_ids_as_sent() {
        store.created(CHECKOUT, Draft.halves());
        node.apply(store.events());

        assertThat(checkout().id()).isEqualTo(CHECKOUT.id());
        assertThat(checkout().variantIds())
                .isEqualTo(Map.of("control", new VariantId("control"), "treatment", new VariantId("treatment")));
        assertThat(node.now().find(ACME, "no such id at all")).isEmpty();
    }

    private ConfiguredExperiment checkout() {
        return node.now().find(ACME, "checkout").orElseThrow();
    }

    private String variant(String userId) {
        var evaluation = checkout().evaluate(new Someone(userId, Attributes.NONE, () -> ANNA));
        return checkout().variant(evaluation).id().value();
    }

    private Reason reason(String userId) {
        return checkout()
                .evaluate(new Someone(userId, Attributes.NONE, () -> ANNA))
                .reason();
    }

    private List<String> running() {
        var ids = new ArrayList<String>();
        node.now()
                .of(ACME.company())
                .forEachRunning(ACME.environment(), each -> ids.add(each.id().value()));
        return ids;
    }

    private String checksum() {
        return node.projection.checksum(node.live(ACME.company()));
    }
}
