package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.assay.model.json.ModelJson;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Metrics of every kind go in through the public API and come out as the reference says, and the same after a rebuild. */
class StatisticsTest {
    private static final int USERS = 200;

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();
    private final Instant now = Instant.now();

    @BeforeEach
    void anExperimentOfEveryKindOfMetric() {
        metric("bought", "conversion", "\"event_name\": \"purchase\"");
        metric("spend", "mean", """
                "event_name": "purchase", "value_property": "amount", "pre_exposure_window": "5d" """);
        metric("capped", "mean", """
                "event_name": "purchase", "value_property": "amount", "cap": {"quantile": 0.9}""");
        metric("orders-a-visit", "ratio", """
                "event_name": "purchase", "denominator": {"event_name": "visit"}""");
        metric("load", "quantile", """
                "event_name": "visit", "value_property": "ms", "quantile": 0.9""");
        metric("back", "retention", """
                "event_name": "visit", "window_start": "1s", "conversion_window": "1d" """);
        metric("through", "funnel", """
                "event_name": "visit", "steps": [{"event_name": "purchase"}]""");
        admin.post("/experiments", """
                {"id": "kinds", "name": "Kinds", "target_metric": "bought",
                 "secondary_metrics": ["spend", "capped", "orders-a-visit", "load", "back", "through"],
                 "variants": [{"id": "a", "allocation": 50, "control": true}, {"id": "b", "allocation": 50}]}""").expect(201);
        // Before the experiment starts, and so before any exposure.
        var before = ModelJson.mapper().createArrayNode();
        for (int user = 0; user < USERS; user++) {
            event(before, user, "purchase", now.minus(Duration.ofDays(2))).put("amount", past(user));
        }
        send(before);
        admin.post("/experiments/kinds/start").expect(200);
        var events = ModelJson.mapper().createArrayNode();
        for (int user = 0; user < USERS; user++) {
            events.addObject()
                    .put("user_id", "user-" + user)
                    .put("event_type", "exposure")
                    .put("event_name", "shown")
                    .put("experiment_id", "kinds")
                    .put("variant_id", user % 2 == 0 ? "a" : "b")
                    .put("timestamp", now.minusSeconds(60).toString())
                    .putObject("properties")
                    .put("platform", user % 4 < 2 ? "ios" : "android");
            event(events, user, "visit", now.minusSeconds(50)).put("ms", 100 + user);
            event(events, user, "visit", now.minusSeconds(49)).put("ms", 300 + user);
            if (user % 5 != 0) {
                event(events, user, "purchase", now.minusSeconds(40)).put("amount", past(user) + (user % 2) * 3);
            }
        }
        send(events);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var variants = results("").path("variants");
            return variants.path(0).path("exposures").asInt()
                                    + variants.path(1).path("exposures").asInt()
                            == USERS
                    && variants.path(0).path("conversions").asInt()
                                    + variants.path(1).path("conversions").asInt()
                            == USERS * 4 / 5;
        });
    }

    @Test
    void every_kind_is_counted_as_it_is_defined_and_a_rebuild_counts_the_same() {
        var spend = treatment(results("?metric=spend"));
        assertThat(spend.at("/covariate/variance_reduction").asDouble()).isGreaterThan(0.3);
        assertThat(spend.path("method").asString()).isEqualTo("welch t with covariate");
        assertThat(treatment(results("?metric=spend&covariate=none")).has("covariate"))
                .isFalse();

        var ratio = treatment(results("?metric=orders-a-visit"));
        assertThat(ratio.path("denominator").asDouble()).isEqualTo(USERS);
        assertThat(ratio.path("mean").asDouble()).isCloseTo(0.4, within(1e-12));

        // Of 2·100 values, the 180th of 100 + user and 300 + user.
        assertThat(treatment(results("?metric=load")).path("mean").asDouble()).isCloseTo(459, within(4.0));

        assertThat(treatment(results("?metric=back")).path("conversions").asInt())
                .isEqualTo(USERS / 2);

        var funnel = results("?metric=through");
        assertThat(funnel.at("/funnel/0/variants/1/users").asInt()).isEqualTo(USERS / 2);
        assertThat(funnel.at("/funnel/1/variants/1/users").asInt()).isEqualTo(USERS * 2 / 5);

        var capped = results("?metric=capped");
        assertThat(capped.at("/variants/0/capped").asInt()
                        + capped.at("/variants/1/capped").asInt())
                .isBetween(1, USERS / 10);
        assertThat(capped.at("/distribution/0/quantiles").size()).isEqualTo(7);

        int generation = admin.post("/projections/metrics/rebuilds", "{\"reason\": \"to compare\"}")
                .expect(201)
                .json()
                .path("generation")
                .asInt();
        var rebuild = "/projections/metrics/rebuilds/" + generation;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> admin.get(rebuild)
                        .expect(200)
                        .json()
                        .path("status")
                        .asString()
                        .equals("ready"));
        var ready = admin.get(rebuild).json();
        assertThat(ready.path("checksum").asString())
                .isNotEmpty()
                .isEqualTo(ready.path("live_checksum").asString());
    }

    @Test
    void results_are_sliced_by_what_was_said_at_the_exposure() {
        var slices = results("?dimension=platform").path("slices");

        assertThat(slices.path("values")
                        .valueStream()
                        .map(each -> each.path("value").asString()))
                .containsExactly("android", "ios");
        assertThat(slices.at("/values/0/users").asInt()).isEqualTo(USERS / 2);
        assertThat(slices.at("/heterogeneity/0/df").asInt()).isEqualTo(1);
        assertThat(results("?dimension=visitor").at("/slices/values/0/value").asString())
                .isEqualTo("returning");
        assertThat(admin.get("/experiments/kinds/results?dimension=mood")
                        .expect(400)
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/dimension");
    }

    @Test
    void every_way_of_judging_is_a_query_option_away() {
        for (var sequential : List.of("none", "obrien_fleming", "pocock", "always_valid", "confidence_sequence")) {
            var look =
                    treatment(results("?metric=spend&sequential=" + sequential)).path("sequential");
            assertThat(look.path("information").asDouble()).as(sequential).isPositive();
        }
        var bayesian = results("?metric=spend&method=bayesian&stratify_by=platform&correction=sidak&confidence=0.9");
        assertThat(bayesian.at("/analysis/method").asString()).isEqualTo("bayesian");
        assertThat(bayesian.at("/analysis/confidence").asDouble()).isEqualTo(0.9);
        assertThat(treatment(bayesian).path("method").asString()).isEqualTo("post-stratified z");
        assertThat(treatment(bayesian).at("/bayesian/chance_to_beat_control").asDouble())
                .isBetween(0.0, 1.0);
        assertThat(bayesian.at("/recommendation/reasons").size()).isPositive();
    }

    @Test
    void a_bandit_proposes_from_evidence_and_traffic_moves_when_it_is_applied() {
        var asked = admin.post("/experiments/kinds/proposals", "{\"strategy\": \"ucb1\", \"floor\": 5, \"seed\": 7}")
                .expect(201);
        var proposal = admin.with("Assay-Position", asked.header("Assay-Position"))
                .get("/experiments/kinds/proposals")
                .expect(200)
                .json()
                .path("items")
                .path(0);

        assertThat(proposal.path("number").asInt()).isEqualTo(1);
        assertThat(proposal.path("reproduced").asBoolean()).isTrue();
        assertThat(proposal.path("evidence").path("arms").path(0).path("users").asInt())
                .isEqualTo(USERS / 2);
        assertThat(proposal.path("shares").path(0).path("allocation").asDouble()
                        + proposal.path("shares").path(1).path("allocation").asDouble())
                .isEqualTo(100);

        admin.post("/experiments/kinds/proposals/1/apply").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> results("")
                        .path("warnings")
                        .valueStream()
                        .anyMatch(warning -> warning.path("code").asString().equals("ALLOCATION_CHANGED")));

        // Those who come now come under other shares, and are checked against those.
        var late = ModelJson.mapper().createArrayNode();
        for (int user = USERS; user < USERS + 10; user++) {
            late.addObject()
                    .put("user_id", "user-" + user)
                    .put("event_type", "exposure")
                    .put("event_name", "shown")
                    .put("experiment_id", "kinds")
                    .put("variant_id", "b")
                    .put("timestamp", Instant.now().toString());
        }
        send(late);
        var share = proposal.path("shares").path(0).path("allocation").asDouble() / 100;
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var srm = results("").path("srm");
            assertThat(srm.path("counts").path(0).path("expected").asDouble())
                    .isCloseTo(USERS / 2.0 + 10 * share, within(1e-9));
        });
        assertThat(results("").path("variants").path(1).path("method").asString())
                .isEqualTo("z, stratified by allocation");
    }

    private String refused(String proposal) {
        return admin.post("/experiments/kinds/proposals", proposal).expect(400).text("/errors/0/pointer");
    }

    @Test
    void a_bandit_refuses_what_it_cannot_do() {
        assertThat(refused("{\"strategy\": \"luck\"}")).isEqualTo("/strategy");
        assertThat(refused("{\"strategy\": \"thompson\", \"floor\": 60}")).isEqualTo("/floor");
        assertThat(refused("{\"strategy\": \"thompson\", \"epsilon\": 2}")).isEqualTo("/epsilon");
        assertThat(refused("{\"strategy\": \"thompson\", \"seed\": 0.5}")).isEqualTo("/seed");
        admin.post("/experiments/kinds/proposals/1/apply").expect(404);
        admin.post("/experiments/kinds/proposals/x/apply").expect(404);
        admin.post("/experiments/none/proposals", "{\"strategy\": \"thompson\"}")
                .expect(404);
    }

    private static double past(int user) {
        return 10 + user * 37 % 101;
    }

    private JsonNode results(String query) {
        return admin.get("/experiments/kinds/results" + query).expect(200).json();
    }

    private static JsonNode treatment(JsonNode results) {
        return results.at("/variants/1");
    }

    private void metric(String id, String kind, String rest) {
        admin.post("/metrics", "{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"%s\", %s}".formatted(id, id, kind, rest))
                .expect(201);
    }

    private static ObjectNode event(ArrayNode events, int user, String name, Instant at) {
        return events.addObject()
                .put("user_id", "user-" + user)
                .put("event_type", "custom")
                .put("event_name", name)
                .put("timestamp", at.toString())
                .putObject("properties");
    }

    private void send(ArrayNode events) {
        var client = company.as("client");
        for (int from = 0; from < events.size(); from += 100) {
            var batch = ModelJson.mapper().createArrayNode();
            for (int i = from; i < Math.min(events.size(), from + 100); i++) {
                batch.add(events.get(i));
            }
            var body = ModelJson.mapper().createObjectNode();
            body.set("events", batch);
            assertThat(client.post("/track/batch", body.toString())
                            .expect(202)
                            .json()
                            .path("rejected")
                            .asInt())
                    .isZero();
        }
    }
}
