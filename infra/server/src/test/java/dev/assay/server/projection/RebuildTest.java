package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.DISCARDED;
import static dev.assay.server.projection.GenerationStatus.LIVE;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.GenerationStatus.RETIRED;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Building, comparing, promoting and discarding a second generation of a view in the database. */
class RebuildTest {
    private final Workbench bench = new Workbench();
    private final Node node = bench.node("node", bench.view(bench.tally));

    @AfterEach
    void end() {
        node.close();
        bench.close();
    }

    @Test
    void a_rebuild_equals_the_live_generation_and_holds_its_companys_events_only() {
        bench.revokeMany(ACME, 300);
        bench.revokeMany(OTHER, 50);
        // It is built as far as the live one has read, and a slow machine's may be behind.
        bench.untilComplete(node, ACME);

        bench.request(ACME, Tally.NAME);
        var ready = node.until(ACME, Tally.NAME, 2, READY);

        assertThat(ready.equal()).contains(true);
        assertThat(ready.progress()).isEqualTo(1);
        assertThat(ready.deadLetters()).isZero();
        // The request itself is an event of the company's, too.
        assertThat(ready.events()).isGreaterThanOrEqualTo(301);
        assertThat(ready.definitionsPosition()).isEqualTo(351);
        assertThat(node.projections.rebuilds(OTHER, Tally.NAME)).isEmpty();
    }

    @Test
    void readers_stay_on_the_live_generation_until_the_promotion() {
        bench.revokeMany(ACME, 20);
        bench.request(ACME, Tally.NAME);
        node.until(ACME, Tally.NAME, 2, READY);
        var first = node.live(ACME);
        assertThat(first.number()).isEqualTo(1);

        bench.promote(ACME, Tally.NAME, 2);
        node.until(ACME, Tally.NAME, 2, LIVE);

        assertThat(node.live(ACME).number()).isEqualTo(2);
        assertThat(node.live(OTHER).number()).isEqualTo(1);
        // Whoever is still reading the old one finds it whole.
        assertThat(bench.tally.events(first)).isGreaterThanOrEqualTo(20);
        bench.revokeMany(ACME, 5);
        bench.untilComplete(node, ACME);
    }

    @Test
    void a_discarded_generation_is_erased_and_the_live_one_goes_on() {
        bench.revokeMany(ACME, 20);
        bench.request(ACME, Tally.NAME);
        node.until(ACME, Tally.NAME, 2, READY);
        var shadow = bench.generation(ACME, Tally.NAME, 2);
        assertThat(bench.tally.rows(shadow)).isPositive();

        bench.discard(ACME, Tally.NAME, 2);
        var discarded = node.until(ACME, Tally.NAME, 2, DISCARDED);
        bench.revokeMany(ACME, 5);

        assertThat(discarded.cause()).contains("not needed");
        await().atMost(PATIENCE).until(() -> bench.tally.rows(shadow) == 0);
        bench.untilComplete(node, ACME);
        assertThat(node.live(ACME).number()).isEqualTo(1);
    }

    @Test
    void a_promoted_generation_can_be_replaced_in_its_turn() {
        bench.revokeMany(ACME, 10);
        for (int generation = 2; generation <= 4; generation++) {
            bench.request(ACME, Tally.NAME);
            assertThat(node.until(ACME, Tally.NAME, generation, READY).equal()).contains(true);
            bench.promote(ACME, Tally.NAME, generation);
            node.until(ACME, Tally.NAME, generation, LIVE);
        }

        assertThat(node.projections.rebuilds(ACME, Tally.NAME))
                .extracting(RebuildState::status)
                .containsExactly(LIVE.toString(), RETIRED.toString(), RETIRED.toString());
        bench.untilComplete(node, ACME);
    }
}
