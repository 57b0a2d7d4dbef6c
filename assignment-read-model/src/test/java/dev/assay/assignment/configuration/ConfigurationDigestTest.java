package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.STAGING;
import static dev.assay.assignment.fixture.Store.experiment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.rules.Allocation;
import dev.assay.rules.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfigurationDigestTest {
    private static final ExperimentKey CHECKOUT = experiment(ACME, "checkout");

    @Test
    void it_has_the_form_of_a_sha_256() {
        assertThat(digest(_ -> {})).matches("[0-9a-f]{64}");
    }

    @Test
    void whatever_is_served_tells() {
        var draft = Draft.halves();
        var rule = Draft.comparison("plan", Operator.EQUALS, "1");
        List<Consumer<Store>> histories = List.of(
                _ -> {},
                store -> store.created(CHECKOUT, draft),
                store -> store.created(experiment(ACME, "checkout2"), draft),
                store -> store.created(experiment(STAGING, "checkout"), draft),
                store -> store.running(CHECKOUT, draft),
                store -> store.created(CHECKOUT, draft.covering(9_999)),
                store -> store.created(CHECKOUT, draft.targeting(rule)),
                store -> store.created(CHECKOUT, draft.excluding(rule)),
                store -> store.created(CHECKOUT, draft.targeting(Draft.comparison("plan", Operator.EQUALS, 1L))),
                store -> store.created(CHECKOUT, draft.targeting(Draft.comparison("plan", Operator.EQUALS, 1.5))),
                store -> store.created(CHECKOUT, Draft.split(5_000, 5_000)),
                store -> store.created(CHECKOUT, Draft.split(4_000, 6_000)),
                store -> moved(store, 6_000),
                store -> moved(store, 7_000),
                store -> forced(store, 0, "control"),
                store -> forced(store, 1, "control"),
                store -> forced(store, 1, "treatment"),
                store -> store.issued(ACME, Role.CLIENT, "assay_client_1"),
                store -> store.issued(ACME, Role.ADMIN, "assay_client_1"),
                store -> store.issued(STAGING, Role.CLIENT, "assay_client_1"),
                store -> store.issued(ACME, Role.CLIENT, "assay_client_2"));

        var digests = new HashSet<String>();
        histories.forEach(history -> digests.add(digest(history)));

        assertThat(digests).hasSize(histories.size());
    }

    @Test
    void what_is_not_served_does_not_tell() {
        Consumer<Store> plain = store -> store.created(CHECKOUT, Draft.halves());
        var renamed = Draft.halves().named("Another name").definition();

        assertThat(digest(plain.andThen(store -> store.append(
                        CHECKOUT, new ExperimentUpdated(CHECKOUT, renamed, Allocation.of(renamed.weights()))))))
                .isEqualTo(digest(plain));
        assertThat(digest(plain.andThen(store -> store.append(ACME, "a look", new ResultsAccessed(CHECKOUT, "")))))
                .isEqualTo(digest(plain));
    }

    private static void moved(Store store, int control) {
        store.created(CHECKOUT, Draft.split(5_000, 5_000));
        var shares = Draft.split(control, 10_000 - control).definition().weights();
        store.append(CHECKOUT, new TrafficReallocated(CHECKOUT, Allocation.of(shares), ""));
    }

    private static void forced(Store store, int number, String variant) {
        store.created(CHECKOUT, Draft.halves());
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        store.forced(CHECKOUT, new UserReference(bytes), variant);
    }

    private static String digest(Consumer<Store> history) {
        var store = new Store();
        history.accept(store);
        var company = CompanyConfiguration.empty(ACME.company());
        for (var event : store.events()) {
            company = company.after(event);
        }
        return ConfigurationDigest.of(company);
    }
}
