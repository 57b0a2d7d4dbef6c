package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.BUILDING;
import static dev.assay.server.projection.GenerationStatus.LIVE;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.company.CompanyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rebuilds while others write, read, restart and race. The tally would show any event lost or taken twice. */
class RebuildUnderLoadTest {
    private static final int LAG = 50;

    private final Workbench bench = new Workbench();
    private final List<Node> nodes = new ArrayList<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @AfterEach
    void end() {
        enough.set(true);
        nodes.forEach(Node::close);
        bench.close();
    }

    @Test
    void nothing_is_lost_or_doubled_and_no_reader_sees_less_than_before_while_generations_are_promoted() {
        var node = start("node");
        var writers = List.of(writing(node, ACME, "a"), writing(node, ACME, "b"), writing(node, OTHER, "a"));
        var reader = CompletableFuture.runAsync(() -> watch(node, ACME));

        for (int generation = 2; generation <= 4; generation++) {
            bench.request(ACME, Tally.NAME);
            assertThat(node.until(ACME, Tally.NAME, generation, READY).equal()).contains(true);
            bench.promote(ACME, Tally.NAME, generation);
            node.until(ACME, Tally.NAME, generation, LIVE);
        }

        enough.set(true);
        writers.forEach(CompletableFuture::join);
        reader.join();
        bench.untilComplete(node, ACME);
        bench.untilComplete(node, OTHER);
        assertThat(node.projections.letters(ACME, Tally.NAME, Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void a_restart_goes_on_in_the_middle_of_building() {
        bench.revokeMany(ACME, 400);
        var node = start("node");
        bench.untilComplete(node, ACME);
        var halfWay = new CountDownLatch(5);
        bench.tally.before = generation -> {
            if (generation.number() == 2) {
                halfWay.countDown();
                awaitForEverAfter(halfWay);
            }
        };
        bench.request(ACME, Tally.NAME);
        await().atMost(PATIENCE).until(() -> halfWay.getCount() == 0);
        var state = node.projections.rebuild(ACME, Tally.NAME, 2);
        assertThat(state.status()).isEqualTo(BUILDING.toString());
        assertThat(state.progress()).isBetween(0.05, 0.9);
        assertThat(state.etaSeconds()).isPresent();
        nodes.remove(node);
        node.close();
        bench.tally.before = _ -> {};

        var again = start("node");

        var ready = again.until(ACME, Tally.NAME, 2, READY);
        assertThat(ready.equal()).contains(true);
        assertThat(ready.events()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void two_nodes_never_do_the_same_work() {
        bench.revokeMany(ACME, 500);
        var one = start("one");
        var other = start("other");

        bench.request(ACME, Tally.NAME);
        assertThat(other.until(ACME, Tally.NAME, 2, READY).equal()).contains(true);
        bench.promote(ACME, Tally.NAME, 2);
        one.until(ACME, Tally.NAME, 2, LIVE);

        assertThat(one.live(ACME).number()).isEqualTo(2);
        assertThat(other.live(ACME).number()).isEqualTo(2);
        bench.revokeMany(ACME, 10);
        bench.untilComplete(other, ACME);
        assertThat(bench.tally.events(one.live(ACME))).isEqualTo(bench.events(ACME));
    }

    private Node start(String name) {
        var node = bench.node(name, bench.view(bench.tally));
        nodes.add(node);
        return node;
    }

    /** As fast as the live generation follows. */
    private CompletableFuture<Void> writing(Node node, CompanyId company, String stream) {
        return CompletableFuture.runAsync(() -> {
            for (int i = 0; !enough.get(); i++) {
                bench.revoke(company, stream, "key-" + i);
                var head = bench.head() - LAG;
                assertThat(node.engine.positions().await(Tally.NAME, head, PATIENCE))
                        .isTrue();
            }
        });
    }

    private void watch(Node node, CompanyId company) {
        long seen = 0;
        while (!enough.get()) {
            var now = bench.tally.events(node.live(company));
            assertThat(now).isGreaterThanOrEqualTo(seen);
            seen = now;
        }
    }

    private static void awaitForEverAfter(CountDownLatch passed) {
        if (passed.getCount() == 0) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopping);
            }
        }
    }
}
