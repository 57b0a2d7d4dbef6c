package dev.assay.query.catalogue;

import static dev.assay.query.fixture.Samples.ACME;
import static dev.assay.query.fixture.Samples.created;
import static dev.assay.query.fixture.Samples.definition;
import static dev.assay.query.fixture.Samples.experiment;
import static dev.assay.query.fixture.Samples.metric;
import static dev.assay.query.fixture.Samples.revenue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Scope;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricUpdated;
import dev.assay.model.projection.Generation;
import dev.assay.query.fixture.Http;
import dev.assay.query.fixture.Log;
import dev.assay.query.fixture.Samples;
import dev.assay.query.fixture.TestDatabase;
import dev.assay.rules.Allocation;
import dev.assay.rules.Allocation.Share;
import dev.assay.rules.BucketRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogueTest {
    private final Http http = new Http();
    private final Log log = new Log(ACME);
    private final CatalogueProjection catalogue = new CatalogueProjection(TestDatabase.jdbi());
    private final Generation generation = TestDatabase.newGeneration(ACME.company(), CatalogueProjection.NAME);

    @Test
    void an_experiment_is_read_as_its_events_left_it() {
        var key = experiment("checkout");
        var definition = definition("Checkout", "ada", "shop");
        var moved = moved();
        log.add(key, created(key, definition));
        log.add(key, new ExperimentStarted(key, Trigger.MANUAL));
        log.add(key, new TrafficReallocated(key, moved, "looks safe"));
        log.add(key, new ExperimentPaused(key, "lunch"));
        log.add(key, new ExperimentStopped(key, Trigger.MANUAL, "done"));
        log.by("ada", "analyst").add(key, new ExperimentDecided(key, new VariantId("treatment"), "it won"));
        applied();

        var response = http.response("/experiments/checkout");
        var body = http.get("/experiments/checkout");

        assertThat(response.getHeader("ETag")).isEqualTo("\"5\"");
        assertThat(body).isEqualTo(json("""
                {
                  "id": "checkout", "name": "Checkout", "description": "", "hypothesis": "People buy more",
                  "owner": "ada", "tags": ["shop"], "status": "stopped",
                  "variants": [
                    {"id": "control", "name": "control", "allocation": 80.00, "config": {"colour": "blue"}, "control": true},
                    {"id": "treatment", "name": "treatment", "allocation": 20.00, "config": {}, "control": false}
                  ],
                  "coverage": 100.00,
                  "targeting_rules": [{"dimension": "country", "operator": "in", "values": ["DE", "FR"]}],
                  "exclusion_rules": [], "secondary_metrics": [], "guardrails": [],
                  "analysis": {"confidence": 0.95, "method": "frequentist", "sequential": "none", "correction": "holm",
                    "covariate": "pre_exposure", "stratify_by": null, "minimum_detectable_effect": 0.05,
                    "planned_users": null, "minimum_days": 7, "prior": {"mean": 0.0, "sd": 0.3}, "loss_threshold": 0.001,
                    "factors": []},
                  "segments": [], "holdouts": [], "exclusive_with": [],
                  "allocation_strategy": "fixed", "sticky": false,
                  "allocation_ranges": [
                    {"variant_id": "control", "ranges": [[0, 7999]]},
                    {"variant_id": "treatment", "ranges": [[8000, 9999]]}
                  ],
                  "created_at": "2026-01-05T09:00:00Z", "created_by": "demo admin",
                  "updated_at": "2026-01-05T09:05:00Z", "started_at": "2026-01-05T09:01:00Z",
                  "stopped_at": "2026-01-05T09:04:00Z", "stop_reason": "done",
                  "decision": {"variant_id": "treatment", "reason": "it won", "decided_at": "2026-01-05T09:05:00Z",
                    "decided_by": "ada"},
                  "version": 5
                }
                """));
    }

    @Test
    void a_list_shows_what_a_list_needs_and_no_configuration() {
        var key = experiment("checkout");
        log.add(key, created(key, definition("Checkout", "ada", "shop")));
        applied();

        assertThat(http.get("/experiments")).isEqualTo(json("""
                {"items": [{
                  "id": "checkout", "name": "Checkout", "hypothesis": "People buy more", "owner": "ada",
                  "tags": ["shop"], "status": "draft",
                  "variants": [
                    {"id": "control", "name": "control", "allocation": 50.00, "control": true},
                    {"id": "treatment", "name": "treatment", "allocation": 50.00, "control": false}
                  ],
                  "created_at": "2026-01-05T09:00:00Z", "updated_at": "2026-01-05T09:00:00Z", "version": 0
                }], "next_cursor": null}
                """));
    }

    @Test
    void the_history_tells_who_changed_which_field_from_what_to_what() {
        var key = experiment("checkout");
        var definition = definition("Checkout", "ada");
        log.add(key, created(key, definition));
        log.by("ada", "analyst").add(key, new TrafficReallocated(key, moved(), "looks safe"));
        log.add(key, new OverrideSet(key, Samples.user(1), new VariantId("control")));
        log.add(key, new OverrideSet(key, Samples.user(1), new VariantId("treatment")));
        log.add(key, new OverrideRemoved(key, Samples.user(1)));
        log.by("system", "system").add(key, new ExperimentStarted(key, Trigger.SCHEDULE));
        applied();

        var items = http.get("/experiments/checkout/history").get("items");

        assertThat(items).hasSize(6);
        assertThat(items.get(0)).isEqualTo(json("""
                {"position": 25, "version": 5, "at": "2026-01-05T09:05:00Z", "actor": "system", "role": "system",
                 "action": "experiment.started", "summary": "Started by schedule", "request_id": "req-5",
                 "changes": [{"field": "/status", "before": "draft", "after": "running"}]}
                """));
        var pointer = "/overrides/" + Samples.user(1);
        assertThat(items.get(1).get("changes"))
                .isEqualTo(json("[{\"field\": \"" + pointer + "\", \"before\": \"treatment\"}]"));
        assertThat(items.get(2).get("changes"))
                .isEqualTo(
                        json("[{\"field\": \"" + pointer + "\", \"before\": \"control\", \"after\": \"treatment\"}]"));
        assertThat(items.get(3).get("changes"))
                .isEqualTo(json("[{\"field\": \"" + pointer + "\", \"after\": \"control\"}]"));
        assertThat(items.get(4)).isEqualTo(json("""
                {"position": 13, "version": 1, "at": "2026-01-05T09:01:00Z", "actor": "ada", "role": "analyst",
                 "action": "experiment.traffic_reallocated", "reason": "looks safe", "request_id": "req-1",
                 "summary": "Traffic moved to control 80.00 %, treatment 20.00 % by ada",
                 "changes": [
                   {"field": "/variants/0/allocation", "before": 50.00, "after": 80.00},
                   {"field": "/variants/1/allocation", "before": 50.00, "after": 20.00}
                 ]}
                """));
        assertThat(items.get(5).get("summary").stringValue()).isEqualTo("Created by demo admin");
    }

    @Test
    void scheduling_sets_the_dates_and_takes_an_absent_end_away() {
        var key = experiment("checkout");
        var start = Log.START.plusSeconds(86_400);
        log.add(key, created(key, definition("Checkout", "ada").withDates(Optional.of(start), Optional.of(start))));
        log.add(key, new ExperimentScheduled(key, start.plusSeconds(1), Optional.empty()));
        applied();

        var body = http.get("/experiments/checkout");

        assertThat(body.get("status").stringValue()).isEqualTo("scheduled");
        assertThat(body.get("start_date").stringValue()).isEqualTo("2026-01-06T09:00:01Z");
        assertThat(body.has("end_date")).isFalse();
    }

    @Test
    void an_archived_experiment_leaves_the_lists_unless_asked_for() {
        var key = experiment("checkout");
        log.add(key, created(key, definition("Checkout", "ada")));
        log.add(key, new ExperimentArchived(key));
        applied();

        assertThat(http.get("/experiments").get("items")).isEmpty();
        assertThat(http.get("/experiments?status=archived,draft").get("items")).hasSize(1);
        assertThat(http.get("/experiments/checkout").get("status").stringValue())
                .isEqualTo("archived");
    }

    @Test
    void a_metric_keeps_every_version() {
        var key = metric("revenue");
        log.add(key, new MetricCreated(key, revenue("gross")));
        log.by("ada", "analyst").add(key, new MetricUpdated(key, 2, revenue("net")));
        log.add(key, new MetricArchived(key));
        applied();

        assertThat(http.get("/metrics").get("items")).isEmpty();
        assertThat(http.get("/metrics?archived=true").get("items")).hasSize(1);
        assertThat(http.get("/metrics/revenue")).isEqualTo(json("""
                {"id": "revenue", "name": "Revenue", "description": "net", "kind": "mean", "event_name": "purchase",
                 "filter": [], "value_property": "revenue", "conversion_window": "P14D", "direction": "increase",
                 "metric_version": 2, "archived": true, "created_at": "2026-01-05T09:00:00Z",
                 "updated_at": "2026-01-05T09:02:00Z", "version": 2,
                 "versions": [
                   {"name": "Revenue", "description": "gross", "kind": "mean", "event_name": "purchase", "filter": [],
                    "value_property": "revenue", "conversion_window": "P14D", "direction": "increase",
                    "metric_version": 1, "defined_at": "2026-01-05T09:00:00Z", "defined_by": "demo admin"},
                   {"name": "Revenue", "description": "net", "kind": "mean", "event_name": "purchase", "filter": [],
                    "value_property": "revenue", "conversion_window": "P14D", "direction": "increase",
                    "metric_version": 2, "defined_at": "2026-01-05T09:01:00Z", "defined_by": "ada"}
                 ]}
                """));
        assertThat(http.get("/metrics/revenue/history")
                        .get("items")
                        .get(1)
                        .get("summary")
                        .stringValue())
                .isEqualTo("Changed description, making version 2, by ada");
    }

    @Test
    void a_key_is_listed_without_its_hash() {
        var company = ACME.company();
        log.add(company, new CompanyCreated(company, "Acme", List.of(ACME.environment())));
        log.add(company, key("k1"));
        log.add(company, key("k2"));
        log.add(company, new ApiKeyRevoked(company, new KeyId("k1")));
        applied();

        assertThat(http.get("/keys")).isEqualTo(json("""
                {"items": [
                  {"id": "k1", "name": "k1", "role": "client", "environment": "production", "prefix": "assay_client_ab",
                   "created_at": "2026-01-05T09:01:00Z", "revoked_at": "2026-01-05T09:03:00Z"},
                  {"id": "k2", "name": "k2", "role": "client", "environment": "production", "prefix": "assay_client_ab",
                   "created_at": "2026-01-05T09:02:00Z"}
                ]}
                """));
    }

    @Test
    void what_belongs_to_another_company_or_environment_is_not_there() {
        var experiment = experiment("checkout");
        var metric = metric("revenue");
        log.add(experiment, created(experiment, definition("Checkout", "ada")));
        log.add(metric, new MetricCreated(metric, revenue("")));
        applied();

        http.as(Scope.of("acme", "staging"));
        assertThat(http.get("/experiments").get("items")).isEmpty();
        assertThat(http.isNotFound("/experiments/checkout")).isTrue();
        assertThat(http.isNotFound("/experiments/checkout/history")).isTrue();
        assertThat(http.get("/metrics").get("items")).hasSize(1);

        http.as(Scope.of("globex", "production"));
        assertThat(http.isNotFound("/experiments/checkout")).isTrue();
        assertThat(http.isNotFound("/metrics/revenue")).isTrue();
        assertThat(http.get("/keys").get("items")).isEmpty();
    }

    @Test
    void what_is_no_identifier_is_not_found() {
        applied();

        assertThat(http.isNotFound("/experiments/{id}", "' OR 1=1 --")).isTrue();
        assertThat(http.isNotFound("/metrics/{id}", "x".repeat(10_000))).isTrue();
    }

    private void applied() {
        catalogue.apply(generation, log.events());
        http.live(generation);
    }

    private static ApiKeyIssued key(String id) {
        return new ApiKeyIssued(
                ACME.company(),
                ACME.environment(),
                new KeyId(id),
                id,
                Role.CLIENT,
                "5ec4e7",
                "assay_client_ab",
                Optional.empty());
    }

    /** 80 to 20 percent. */
    private static Allocation moved() {
        return new Allocation(List.of(
                new Share("control", List.of(new BucketRange(0, 7_999))),
                new Share("treatment", List.of(new BucketRange(8_000, 9_999)))));
    }

    private static JsonNode json(String text) {
        return ModelJson.mapper().readTree(text);
    }
}
