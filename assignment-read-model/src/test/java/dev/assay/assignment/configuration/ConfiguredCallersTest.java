package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.GLOBEX;
import static dev.assay.assignment.fixture.Store.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.company.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConfiguredCallersTest {
    private static final String KEY = "assay_client_acme";

    private final Store store = new Store();
    private final Node node = new Node();
    private final ConfiguredCallers callers = new ConfiguredCallers(node.configuration);

    @Test
    void each_key_is_its_holders() {
        store.issued(ACME, Role.CLIENT, KEY);
        store.issued(STAGING, Role.ADMIN, "assay_admin_staging");
        store.issued(GLOBEX, Role.ANALYST, "assay_analyst_globex");
        node.apply(store.events());

        var acme = callers.holderOf(KEY).orElseThrow();
        assertThat(acme.scope()).isEqualTo(ACME);
        assertThat(acme.role()).isEqualTo(Role.CLIENT);
        assertThat(acme.name()).isEqualTo("a key");
        assertThat(callers.holderOf("assay_admin_staging").orElseThrow().scope())
                .isEqualTo(STAGING);
        assertThat(callers.holderOf("assay_analyst_globex").orElseThrow().scope())
                .isEqualTo(GLOBEX);
    }

    @Test
    void whatever_is_no_key_has_no_holder() {
        node.apply(store.issued(ACME, Role.CLIENT, KEY));

        assertThat(callers.holderOf("")).isEmpty();
        assertThat(callers.holderOf(KEY + " ")).isEmpty();
        assertThat(callers.holderOf(KEY.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(callers.holderOf("\ud83d\ude00 \ud800")).isEmpty();
        assertThat(callers.holderOf(KEY.repeat(10_000))).isEmpty();
    }

    @Test
    void a_revoked_key_opens_nothing_even_when_its_issue_is_given_again() {
        var issued = store.issued(ACME, Role.CLIENT, KEY);
        node.apply(issued);
        node.apply(store.revoked(ACME, KEY));
        assertThat(callers.holderOf(KEY)).isEmpty();

        node.apply(issued);

        assertThat(callers.holderOf(KEY)).isEmpty();
    }

    @Test
    void keys_are_those_of_the_live_generation() {
        node.apply(store.issued(ACME, Role.CLIENT, KEY));
        var shadow = node.shadow(ACME.company());
        node.projection.apply(shadow, store.events());
        node.projection.apply(shadow, List.of(store.revoked(ACME, KEY)));
        assertThat(callers.holderOf(KEY)).isPresent();

        node.promote(shadow);

        assertThat(callers.holderOf(KEY)).isEmpty();
    }
}
