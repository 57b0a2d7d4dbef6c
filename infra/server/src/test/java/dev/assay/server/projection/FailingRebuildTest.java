package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.FAILED;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A view that cannot be written: it waits for whoever mends it, and holds up nobody else. */
class FailingRebuildTest {
    private final Workbench bench = new Workbench();
    private final MemoryTally healthy = new MemoryTally();
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        nodes.forEach(Node::close);
        bench.close();
    }

    @Test
    void a_missing_table_neither_stops_the_node_nor_turns_events_into_dead_letters() {
        bench.revokeMany(ACME, 30);
        bench.tally.drop();

        var node = start();

        bench.revokeMany(ACME, 5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(healthy.seen(node.engine.live(ACME, MemoryTally.NAME)))
                        .hasSize(35));
        await().atMost(PATIENCE)
                .until(() -> node.projections.state(ACME, Tally.NAME).status().equals("failing"));
        assertThat(node.projections.state(ACME, Tally.NAME).deadLetters()).isZero();

        bench.tally.create();

        bench.untilComplete(node, ACME);
    }

    @Test
    void a_rebuild_that_fails_for_good_says_why_and_leaves_the_live_generation_alone() {
        bench.revokeMany(ACME, 30);
        var node = start();
        bench.untilComplete(node, ACME);
        bench.tally.before = generation -> {
            if (generation.number() == 2) {
                bench.jdbi.useHandle(handle -> handle.execute("select * from no_such_table"));
            }
        };

        bench.request(ACME, Tally.NAME);
        var failed = node.until(ACME, Tally.NAME, 2, FAILED);

        assertThat(failed.cause()).hasValueSatisfying(cause -> assertThat(cause).contains("no_such_table"));
        assertThat(node.live(ACME).number()).isEqualTo(1);
        bench.request(ACME, Tally.NAME);
        assertThat(node.until(ACME, Tally.NAME, 3, READY).equal()).contains(true);
        bench.untilComplete(node, ACME);
    }

    @Test
    void a_bad_moment_of_the_database_is_waited_out() {
        bench.revokeMany(ACME, 60);
        var node = start();
        bench.untilComplete(node, ACME);
        var badMoments = new AtomicInteger(2);
        bench.tally.before = generation -> {
            if (generation.number() == 2 && badMoments.getAndDecrement() > 0) {
                throw new IllegalStateException(new SQLTransientConnectionException("gone for a moment"));
            }
        };

        bench.request(ACME, Tally.NAME);

        assertThat(node.until(ACME, Tally.NAME, 2, READY).equal()).contains(true);
        assertThat(badMoments.get()).isNegative();
    }

    private Node start() {
        var node = bench.node("node", bench.view(bench.tally), bench.view(healthy));
        nodes.add(node);
        return node;
    }
}
