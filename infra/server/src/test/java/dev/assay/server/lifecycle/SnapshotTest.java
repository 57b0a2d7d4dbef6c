package dev.assay.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.RunningServer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final int OVERRIDES = 110;
    private static final String EXPERIMENT = """
            {"id": "checkout", "name": "Checkout", "variants": [
              {"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}]}""";

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

    private long override(String user) {
        return company.admin()
                .put("/experiments/checkout/overrides/" + user, "{\"variant_id\": \"treatment\"}")
                .expect(200)
                .json()
                .path("version")
                .asLong();
    }

    private int snapshots() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from snapshot_event_entry where aggregate_identifier = ?")
                        .bind(0, stream())
                        .mapTo(Integer.class)
                        .one());
    }

    private String stream() {
        return company.id() + "/production/experiments/checkout";
    }
}
