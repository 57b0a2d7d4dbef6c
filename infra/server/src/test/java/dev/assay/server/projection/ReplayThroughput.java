package dev.assay.server.projection;

import static dev.assay.server.projection.MetricBench.SCOPE;
import static dev.assay.server.projection.Workbench.ACME;

import dev.assay.analytics.metrics.MetricProjection;
import java.util.Optional;

/**
 * How fast the metric view is rebuilt from a real behaviour log, reading, decoding, folding and writing included:
 * {@code ReplayThroughput <events> <users>}.
 */
final class ReplayThroughput {
    private static final int APPENDED = 10_000;
    private static final int CHUNK = 50_000;

    private ReplayThroughput() {}

    public static void main(String[] arguments) {
        int total = Integer.parseInt(arguments[0]);
        int users = Integer.parseInt(arguments[1]);
        try (var metrics = new MetricBench()) {
            var visitors = new Visitors(SCOPE, users, 3);
            for (int made = 0; made < total; made += APPENDED) {
                metrics.append(visitors.next(APPENDED));
            }
            metrics.untilCaughtUp();
            for (int generation = 2; generation <= 4; generation++) {
                long reading = System.nanoTime();
                read(metrics);
                double read = total * 1e9 / (System.nanoTime() - reading);
                long begun = System.nanoTime();
                metrics.bench.request(ACME, MetricProjection.NAME);
                var ready = metrics.node.until(ACME, MetricProjection.NAME, generation, GenerationStatus.READY);
                double whole = total * 1e9 / (System.nanoTime() - begun);
                System.out.printf(
                        "%,d events of %,d users: %,.0f/s building, %,.0f/s from request to ready, %,.0f/s reading alone,"
                                + " equal %s%n",
                        ready.events(), users, ready.eventsPerSecond(), whole, read, ready.equal());
                metrics.bench.discard(ACME, MetricProjection.NAME, generation);
                metrics.node.until(ACME, MetricProjection.NAME, generation, GenerationStatus.DISCARDED);
            }
        }
    }

    private static void read(MetricBench metrics) {
        long after = 0;
        var chunk = metrics.reader.read(Optional.of(ACME), after, CHUNK);
        while (!chunk.isEmpty()) {
            after = chunk.lastPosition();
            chunk = metrics.reader.read(Optional.of(ACME), after, CHUNK);
        }
    }
}
