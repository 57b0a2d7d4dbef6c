package dev.assay.server.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every view of the whole server: dropped, replayed, compared with the live one. */
class RebuildOverHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();

    @BeforeEach
    void live_a_little() {
        admin.post("/metrics", """
                        {"id": "revenue", "name": "Revenue", "kind": "mean", "event_name": "purchase",
                         "value_property": "revenue", "conversion_window": "P14D"}""").expect(201);
        for (var id : List.of("checkout", "banner", "search")) {
            admin.post("/experiments", """
                            {"id": "%s", "name": "The %1$s", "hypothesis": "It pays.", "target_metric": "revenue",
                             "variants": [
                               {"id": "control", "name": "As it was", "allocation": 50, "control": true},
                               {"id": "new", "name": "New", "allocation": 50}]}""".formatted(id)).expect(201);
            admin.post("/experiments/" + id + "/start").expect(200);
        }
        admin.post("/experiments/banner/stop", "{\"reason\": \"seen enough\"}").expect(200);
        var client = company.as("client");
        for (int user = 0; user < 20; user++) {
            client.post(
                            "/assign",
                            "{\"user_id\": \"u%d\", \"experiments\": [\"checkout\", \"search\"]}".formatted(user))
                    .expect(200);
            client.post("/track", """
                            {"user_id": "u%d", "event_type": "custom", "event_name": "purchase",
                             "properties": {"revenue": %d.50}}""".formatted(user, user)).expect(202);
        }
    }

    @Test
    void a_view_of_a_log_that_holds_nothing_is_up_to_date() {
        try (var server = RunningServer.start()) {
            var view = server.found().admin().get("/projections/metrics").expect(200);

            assertThat(view.text("/status")).isEqualTo("up_to_date");
            assertThat(view.json().at("/lag").longValue()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "audit", "assignment", "metrics"})
    void dropped_and_replayed_it_equals_the_live_one(String projection) {
        var created = admin.post("/projections/" + projection + "/rebuilds", "{\"reason\": \"to be sure\"}")
                .expect(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/projections/" + projection + "/rebuilds/2");
        assertThat(created.text("/status")).isIn("building", "ready");

        var ready = until(projection, "ready");

        assertThat(ready.json().at("/equal").booleanValue()).isTrue();
        assertThat(ready.text("/checksum"))
                .isEqualTo(ready.text("/live_checksum"))
                .matches("[0-9a-f]{16,}");
        assertThat(ready.json().at("/events").longValue()).isPositive();
        assertThat(ready.json().at("/progress").doubleValue()).isEqualTo(1);
        assertThat(ready.text("/requested_by")).isNotEmpty().isNotEqualTo("system");
        assertThat(ready.text("/reason")).isEqualTo("to be sure");

        admin.post("/projections/" + projection + "/rebuilds/2/promote", "{\"reason\": \"equal\"}")
                .expect(200);
        until(projection, "live");

        assertThat(admin.get("/projections/" + projection)
                        .expect(200)
                        .json()
                        .at("/generation")
                        .intValue())
                .isEqualTo(2);
        assertThat(admin.get("/experiments").expect(200).json().at("/items").size())
                .isEqualTo(3);
        assertThat(company.as("client")
                        .post("/assign", "{\"user_id\": \"u1\", \"experiments\": [\"checkout\"]}")
                        .expect(200)
                        .text("/assignments/0/variant_id"))
                .isIn("control", "new");
    }

    @Test
    void the_list_says_how_each_projection_stands() {
        var items = admin.get("/projections").expect(200).json().at("/items");

        assertThat(StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.at("/name").asString()))
                .contains("catalogue", "audit", "assignment", "metrics");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.at("/generation").intValue()).isEqualTo(1);
            assertThat(item.at("/dead_letters").longValue()).isZero();
            assertThat(item.at("/head").longValue()).isPositive();
            assertThat(item.at("/status").asString()).isIn("up_to_date", "behind");
        });
    }

    private Answer until(String projection, String status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> admin.get("/projections/" + projection + "/rebuilds/2")
                                .expect(200),
                        answer -> answer.text("/status").equals(status));
    }
}
