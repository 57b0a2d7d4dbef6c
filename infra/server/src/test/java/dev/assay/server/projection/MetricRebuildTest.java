package dev.assay.server.projection;

import static dev.assay.server.projection.GenerationStatus.LIVE;
import static dev.assay.server.projection.GenerationStatus.READY;
import static dev.assay.server.projection.MetricBench.CHECKOUT;
import static dev.assay.server.projection.MetricBench.SCOPE;
import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.model.Scope;
import dev.assay.model.company.Environment;
import dev.assay.model.projection.Generation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metric view over a real behaviour log: dropped and replayed it is the same, under the same definitions. */
class MetricRebuildTest {
    private static final Scope ELSEWHERE = new Scope(OTHER, new Environment("production"));

    private final MetricBench metrics = new MetricBench();
    private final Visitors visitors = new Visitors(SCOPE, 400, 3);

    @AfterEach
    void end() {
        metrics.close();
    }

    @Test
    void replayed_it_equals_the_live_generation() {
        metrics.append(visitors.next(5_000));
        metrics.append(new Visitors(ELSEWHERE, 50, 3).next(300));
        metrics.untilCaughtUp();

        metrics.bench.request(ACME, MetricProjection.NAME);
        var ready = metrics.node.until(ACME, MetricProjection.NAME, 2, READY);

        assertThat(ready.equal()).contains(true);
        assertThat(ready.events()).isEqualTo(5_000);
        assertThat(ready.eventsPerSecond()).isPositive();
        assertThat(users(2)).isEqualTo(users(1)).isBetween(300L, 400L);
        assertThat(metrics.node
                        .projections
                        .checksum(ACME, MetricProjection.NAME)
                        .checksum())
                .isEqualTo(ready.checksum().orElseThrow());
    }

    @Test
    void events_that_come_in_while_it_is_rebuilt_and_promoted_count_once() {
        metrics.append(visitors.next(3_000));
        var enough = new AtomicBoolean();
        var tracking = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                metrics.append(visitors.next(200));
            }
        });

        metrics.bench.request(ACME, MetricProjection.NAME);
        var ready = metrics.node.until(ACME, MetricProjection.NAME, 2, READY);
        metrics.bench.promote(ACME, MetricProjection.NAME, 2);
        metrics.node.until(ACME, MetricProjection.NAME, 2, LIVE);
        enough.set(true);
        tracking.join();
        metrics.untilCaughtUp();
        metrics.bench.request(ACME, MetricProjection.NAME);
        var after = metrics.node.until(ACME, MetricProjection.NAME, 3, READY);

        assertThat(ready.equal()).contains(true);
        assertThat(after.equal()).contains(true);
        assertThat(after.events()).isEqualTo(metrics.reader.head());
        assertThat(users(3)).isEqualTo(users(2));
    }

    @Test
    void a_rebuild_is_under_the_present_definitions_while_the_live_one_keeps_its_own() {
        metrics.append(visitors.next(3_000));
        metrics.untilCaughtUp();
        metrics.narrowWindow(Duration.ofMillis(1));

        metrics.bench.request(ACME, MetricProjection.NAME);
        var ready = metrics.node.until(ACME, MetricProjection.NAME, 2, READY);

        assertThat(ready.equal()).contains(false);
        assertThat(ready.definitionsPosition()).isEqualTo(5);
        assertThat(converted(2)).isLessThan(converted(1));
        assertThat(users(2)).isEqualTo(users(1));
    }

    private long users(int generation) {
        return metrics.store.cells(generation(generation), CHECKOUT).exposures().stream()
                .mapToLong(ExposureCell::users)
                .sum();
    }

    private long converted(int generation) {
        return metrics.store.cells(generation(generation), CHECKOUT).metrics().stream()
                .mapToLong(cell -> cell.converted())
                .sum();
    }

    private Generation generation(int number) {
        return metrics.bench.generation(ACME, MetricProjection.NAME, number);
    }
}
