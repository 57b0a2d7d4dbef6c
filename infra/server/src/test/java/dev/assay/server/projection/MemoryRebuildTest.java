package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.DISCARDED;
import static dev.assay.server.projection.GenerationStatus.LIVE;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rebuilds of a view that every node keeps in its own memory. */
class MemoryRebuildTest {
    private final Workbench bench = new Workbench();
    private final MemoryTally here = new MemoryTally();
    private final MemoryTally there = new MemoryTally();
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(Node::close);
        bench.close();
    }

    @Test
    void every_node_builds_it_and_hands_over_by_itself() {
        bench.revokeMany(ACME, 60);
        bench.revokeMany(OTHER, 10);
        var one = start("one", here);
        var other = start("other", there);

        bench.request(ACME, MemoryTally.NAME);
        assertThat(one.until(ACME, MemoryTally.NAME, 2, READY).equal()).contains(true);
        assertThat(live(one, ACME).number()).isEqualTo(1);
        bench.promote(ACME, MemoryTally.NAME, 2);

        await().atMost(PATIENCE)
                .until(() -> live(one, ACME).number() == 2 && live(other, ACME).number() == 2);
        one.until(ACME, MemoryTally.NAME, 2, LIVE);
        bench.revokeMany(ACME, 5);
        assertComplete(one, here, ACME);
        assertComplete(other, there, ACME);
        assertThat(live(other, OTHER).number()).isEqualTo(1);
    }

    @Test
    void a_node_that_starts_later_begins_with_the_promoted_generation() {
        bench.revokeMany(ACME, 30);
        var one = start("one", here);
        bench.request(ACME, MemoryTally.NAME);
        one.until(ACME, MemoryTally.NAME, 2, READY);
        bench.promote(ACME, MemoryTally.NAME, 2);
        one.until(ACME, MemoryTally.NAME, 2, LIVE);

        var late = start("late", there);

        assertThat(live(late, ACME).number()).isEqualTo(2);
        assertComplete(late, there, ACME);
    }

    @Test
    void a_node_that_starts_while_a_generation_waits_builds_it_too() {
        bench.revokeMany(ACME, 30);
        var one = start("one", here);
        bench.request(ACME, MemoryTally.NAME);
        one.until(ACME, MemoryTally.NAME, 2, READY);
        nodes.remove(one);
        one.close();

        var next = start("next", there);
        bench.promote(ACME, MemoryTally.NAME, 2);

        next.until(ACME, MemoryTally.NAME, 2, LIVE);
        assertThat(live(next, ACME).number()).isEqualTo(2);
        assertComplete(next, there, ACME);
    }

    @Test
    void what_is_discarded_or_long_retired_is_forgotten() {
        bench.revokeMany(ACME, 30);
        var node = start("node", here);
        var first = live(node, ACME);
        for (int number = 2; number <= 3; number++) {
            bench.request(ACME, MemoryTally.NAME);
            node.until(ACME, MemoryTally.NAME, number, READY);
            bench.promote(ACME, MemoryTally.NAME, number);
            node.until(ACME, MemoryTally.NAME, number, LIVE);
        }
        bench.request(ACME, MemoryTally.NAME);
        node.until(ACME, MemoryTally.NAME, 4, READY);
        var fourth = bench.generation(ACME, MemoryTally.NAME, 4);
        bench.discard(ACME, MemoryTally.NAME, 4);
        node.until(ACME, MemoryTally.NAME, 4, DISCARDED);

        await().atMost(PATIENCE).until(() -> here.seen(fourth).isEmpty());
        assertThat(here.seen(first)).isEmpty();
        assertThat(here.seen(bench.generation(ACME, MemoryTally.NAME, 2))).isNotEmpty();
        assertComplete(node, here, ACME);
    }

    @Test
    void a_poison_event_waits_among_the_letters_until_it_can_be_applied() {
        here.poison = event -> event.position() == 8;
        bench.revokeMany(ACME, 20);
        var node = start("node", here);
        var letters = node.projections.letters(ACME, MemoryTally.NAME, Optional.empty(), 10);
        // Every seventh event is of the same stream.
        assertThat(letters).extracting(Letter::position).containsExactly(8L, 15L);
        assertThat(letters.getFirst().message()).contains("poison");
        assertThat(letters.getFirst().eventType()).isEqualTo("api_key.revoked");
        assertThat(letters.getLast().causeType()).isEmpty();

        var inVain = node.projections.retry(ACME, MemoryTally.NAME, Optional.empty());
        here.poison = _ -> false;
        var mended = node.projections.retry(ACME, MemoryTally.NAME, Optional.empty());

        assertThat(inVain).isEqualTo(new RetryOutcome(0, 1, 2));
        assertThat(mended).isEqualTo(new RetryOutcome(2, 0, 0));
        assertComplete(node, here, ACME);
    }

    private Node start(String name, MemoryTally tally) {
        var node = bench.node(name, bench.view(tally));
        nodes.add(node);
        return node;
    }

    private static Generation live(Node node, CompanyId company) {
        return node.engine.live(company, MemoryTally.NAME);
    }

    private void assertComplete(Node node, MemoryTally tally, CompanyId company) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tally.seen(live(node, company))).hasSize((int) bench.events(company)));
    }
}
