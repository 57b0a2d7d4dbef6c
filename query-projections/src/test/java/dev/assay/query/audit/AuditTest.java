package dev.assay.query.audit;

import static dev.assay.query.fixture.Samples.ACME;
import static dev.assay.query.fixture.Samples.created;
import static dev.assay.query.fixture.Samples.definition;
import static dev.assay.query.fixture.Samples.experiment;
import static dev.assay.query.fixture.Samples.metric;
import static dev.assay.query.fixture.Samples.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Scope;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionKey;
import dev.assay.model.projection.ProjectionName;
import dev.assay.model.projection.RebuildRequested;
import dev.assay.query.fixture.Http;
import dev.assay.query.fixture.Log;
import dev.assay.query.fixture.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final String HASH = "5ec4e75ec4e75ec4e7";

    private final Http http = new Http();
    private final Log log = new Log(ACME);
    private final AuditProjection audit = new AuditProjection(TestDatabase.jdbi());
    private final Generation generation = TestDatabase.newGeneration(ACME.company(), AuditProjection.NAME);

    @BeforeEach
    void a_company_with_a_past() {
        var company = ACME.company();
        var checkout = experiment("checkout");
        var revenue = metric("revenue");
        var metrics = new ProjectionName("metrics");
        log.by("operator", "operator").add(company, new CompanyCreated(company, "Acme", List.of(ACME.environment())));
        log.add(
                company,
                new ApiKeyIssued(
                        company,
                        ACME.environment(),
                        new KeyId("k1"),
                        "Ada",
                        Role.ADMIN,
                        HASH,
                        "assay_admin_ab",
                        Optional.empty()));
        log.by("ada", "admin").add(revenue, new MetricCreated(revenue, revenue("")));
        log.add(checkout, created(checkout, definition("Checkout", "ada")));
        log.add(checkout, new ExperimentStarted(checkout, Trigger.MANUAL));
        log.by("bob", "analyst").add("access", new ResultsAccessed(checkout, "results"));
        log.add(new ProjectionKey(company, metrics), new RebuildRequested(company, metrics, 2, "new window"));
        audit.apply(generation, log.events());
        http.live(generation);
    }

    @Test
    void an_entry_says_who_looked_at_which_results() {
        assertThat(http.get("/audit?action=access.results_read").get("items"))
                .isEqualTo(ModelJson.mapper().readTree("""
                [{"position": 25, "at": "2026-01-05T09:05:00Z", "actor": "bob", "role": "analyst",
                  "action": "access.results_read", "resource": "experiments/checkout", "request_id": "req-5",
                  "address_hash": "addr-bob", "details": {"what": "results"}}]
                """));
    }

    @Test
    void every_event_has_its_entry_the_newest_first() {
        assertThat(actions("/audit"))
                .containsExactly(
                        "projection.rebuild_requested",
                        "access.results_read",
                        "experiment.started",
                        "experiment.created",
                        "metric.created",
                        "api_key.issued",
                        "company.created");
    }

    @Test
    void entries_are_found_by_actor_action_resource_request_and_time() {
        assertThat(actions("/audit?actor=bob")).containsExactly("projection.rebuild_requested", "access.results_read");
        assertThat(actions("/audit?action=experiment")).containsExactly("experiment.started", "experiment.created");
        assertThat(actions("/audit?resource=metrics/revenue")).containsExactly("metric.created");
        assertThat(actions("/audit?resource=checkout"))
                .containsExactly("access.results_read", "experiment.started", "experiment.created");
        assertThat(actions("/audit?request=req-1")).containsExactly("api_key.issued");
        assertThat(actions("/audit?from=2026-01-05T09:02:00Z&to=2026-01-05T09:04:00Z"))
                .containsExactly("experiment.created", "metric.created");
        assertThat(actions("/audit?actor=bob&resource=checkout")).containsExactly("access.results_read");
        assertThat(actions("/audit?actor={actor}", "' OR ''='")).isEmpty();
    }

    @Test
    void the_hash_of_a_key_is_nowhere_to_be_seen() {
        assertThat(http.get("/audit").toString()).doesNotContain(HASH).contains("assay_admin_ab");
    }

    @Test
    void another_environment_sees_what_is_the_companys_only() {
        http.as(Scope.of("acme", "staging"));

        assertThat(actions("/audit"))
                .containsExactly("projection.rebuild_requested", "metric.created", "api_key.issued", "company.created");
    }

    @Test
    void another_company_sees_nothing() {
        http.as(Scope.of("globex", "production"));

        assertThat(actions("/audit")).isEmpty();
    }

    @Test
    void faulty_parameters_are_all_named() {
        assertThat(http.faults("/audit?from=yesterday&to=2026-13-01T00:00:00Z&limit=201&cursor="))
                .containsExactly("/from", "/to", "/limit");
    }

    private List<String> actions(String uri, Object... variables) {
        return StreamSupport.stream(http.get(uri, variables).get("items").spliterator(), false)
                .map(entry -> entry.get("action").stringValue())
                .toList();
    }
}
