package dev.assay.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.RunningServer;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final int OVERRIDES = 110;
    private static final String EXPERIMENT = """
            {"id": "checkout", "name": "Checkout", "variants": [
              {"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}]}""";

    private static final String METRIC = """
            {%s"name": "%s", "kind": "count", "event_name": "visit"}""";

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Jdbi database = Jdbi.create(RunningServer.shared().database().dataSource());

    @Test
    void a_long_history_goes_on_from_its_snapshot_and_without_one_of_an_older_shape() {
        company.admin().post("/experiments", EXPERIMENT).expect(201);
        for (int i = 0; i < OVERRIDES; i++) {
            override("user-" + i);
        }
        await().until(() -> snapshots() > 0);

        assertThat(override("one-more")).isEqualTo(OVERRIDES + 1);

        // Were this snapshot read, the experiment would be archived and refuse.
        database.useHandle(handle -> handle.execute(
                "update snapshot_event_entry set payload_revision = '0',"
                        + " payload = replace(payload, '\"draft\"', '\"archived\"') where aggregate_identifier = ?",
                stream()));
        assertThat(override("yet-one-more")).isEqualTo(OVERRIDES + 2);
    }

    /** Each aggregate that may have a long history is read back from a snapshot as it was. */
    @Test
    void every_kind_of_aggregate_goes_on_from_its_snapshot() {
        var admin = company.admin();
        admin.post("/flags", """
                        {"id": "shiny", "name": "Shiny",
                         "default": {"split": [{"variation": "on", "percent": 10}, {"variation": "off", "percent": 90}]}}""").expect(201);
        admin.post("/flags/shiny/schedule", "{\"at\": \"2100-01-01T00:00:00Z\", \"enabled\": true}")
                .expect(200);
        admin.post("/segments", "{\"id\": \"beta\", \"name\": \"Beta\"}").expect(201);
        admin.post("/layers", "{\"id\": \"search\", \"name\": \"Search\"}").expect(201);
        admin.post("/experiments", EXPERIMENT.replace("\"id\": \"checkout\",", """
                        "id": "ranking", "layer": {"id": "search", "share": 60},"""))
                .expect(201);
        admin.post("/experiments/ranking/start").expect(200);
        admin.post("/holdouts", "{\"id\": \"q4\", \"name\": \"Q4\", \"share\": 5}")
                .expect(201);
        admin.post("/metrics", METRIC.formatted("\"id\": \"visits\", ", "Visits"))
                .expect(201);
        for (int i = 0; i < OVERRIDES; i++) {
            admin.put("/holdouts/q4", "{\"name\": \"Q4 " + i + "\", \"share\": 5}")
                    .expect(200);
            admin.with("If-Match", "\"" + i + "\"")
                    .put("/metrics/visits", METRIC.formatted("", "Visits " + i))
                    .expect(200);
            if (i % 2 == 0) {
                admin.put("/privacy/subjects/anna/opt-out", "{}").expect(200);
                admin.delete("/privacy/subjects/anna/opt-out").expect(200);
            }
            admin.put("/flags/shiny/targets/user-" + i, "{\"variation\": \"on\"}")
                    .expect(200);
            admin.post("/segments/beta/users", "{\"add\": [\"user-" + i + "\"]}")
                    .expect(200);
            admin.put("/layers/search", "{\"name\": \"Search " + i + "\"}").expect(200);
        }
        var streams = List.of(
                "/production/flags/shiny",
                "/production/segments/beta",
                "/production/layers/search",
                "/production/holdouts/q4",
                "/metrics/visits");
        for (var stream : streams) {
            await().until(() -> snapshots(company.id() + stream) > 0);
            spoilEventsBehindTheSnapshot(company.id() + stream);
        }

        // Known from before: nothing changes.
        var known = admin.put("/flags/shiny/targets/user-0", "{\"variation\": \"on\"}")
                .expect(200);
        assertThat(known.json().path("version").asLong()).isEqualTo(OVERRIDES + 1);
        admin.delete("/flags/shiny/schedule/1").expect(200);
        var listed =
                admin.post("/segments/beta/users", "{\"add\": [\"user-0\"]}").expect(200);
        assertThat(listed.json().path("version").asLong()).isEqualTo(OVERRIDES);
        admin.delete("/layers/search").expect(409);
        admin.delete("/holdouts/q4").expect(200);
        admin.delete("/metrics/visits").expect(200);
        admin.put("/privacy/subjects/anna/opt-out", "{}").expect(200);
    }

    /** Only the snapshot still knows what they said. */
    private void spoilEventsBehindTheSnapshot(String stream) {
        database.useHandle(handle -> handle.execute(
                "update domain_event_entry set payload = '{}' where aggregate_identifier = ? and sequence_number < 50",
                stream));
    }

    private long override(String user) {
        return company.admin()
                .put("/experiments/checkout/overrides/" + user, "{\"variant_id\": \"treatment\"}")
                .expect(200)
                .json()
                .path("version")
                .asLong();
    }

    private int snapshots() {
        return snapshots(stream());
    }

    private int snapshots(String stream) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from snapshot_event_entry where aggregate_identifier = ?")
                        .bind(0, stream)
                        .mapTo(Integer.class)
                        .one());
    }

    private String stream() {
        return company.id() + "/production/experiments/checkout";
    }
}
