package dev.assay.postgres.metrics;

import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.postgres.embedded.TestDatabases;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jdbi.v3.core.Jdbi;

/**
 * How fast the metric projection folds into a real PostgreSQL, the generation of events included and on its own thread:
 * {@code FoldThroughput <events> <users> <batch> <visits shuffled>}.
 */
final class FoldThroughput {
    private FoldThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int total = Integer.parseInt(arguments[0]);
        int users = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int visits = Integer.parseInt(arguments[3]);
        try (var pool = TestDatabases.migrated().pool("fold", 2)) {
            var jdbi = Jdbi.create(pool);
            var held = new HeldConnection(jdbi);
            var projection = new MetricProjection(
                    new PostgresMetricStore(held.jdbi()),
                    SyntheticLifecycle.history(),
                    new ResultsChanges(),
                    Clock.systemUTC());
            var generation = SyntheticLifecycle.generation(1);
            var behaviour = new SyntheticBehaviour(
                    1, Instant.now().minusSeconds(total / 5_000), users, visits, SyntheticLifecycle.END);
            var queue = new ArrayBlockingQueue<List<BehaviourEvent>>(2);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int made = 0; made < total; made += batch) {
                        queue.put(behaviour.next(batch));
                    }
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            });
            var threads = ManagementFactory.getThreadMXBean();
            long begun = System.nanoTime();
            long cpuBegun = threads.getCurrentThreadCpuTime();
            long last = begun;
            for (int done = 0; done < total; done += batch) {
                var events = queue.take();
                held.inTransaction(() -> projection.apply(generation, events));
                long now = System.nanoTime();
                if ((done / batch) % Math.max(1, total / batch / 10) == 0 || done + batch >= total) {
                    System.gc();
                    var memory = Runtime.getRuntime();
                    System.out.printf(
                            "%,12d events  %,9.0f/s this batch  %,9.0f/s overall  %,d MiB live%n",
                            done + batch,
                            batch * 1e9 / (now - last),
                            (done + batch) * 1e9 / (now - begun),
                            (memory.totalMemory() - memory.freeMemory()) >> 20);
                }
                last = System.nanoTime();
            }
            System.out.printf(
                    "folding thread: %.2f microseconds of processor an event%n",
                    (threads.getCurrentThreadCpuTime() - cpuBegun) / 1e3 / total);
            long checked = System.nanoTime();
            System.out.println(projection.checksum(generation).substring(0, 16) + " checksum in "
                    + (System.nanoTime() - checked) / 1_000_000 + " ms");
        }
    }
}
