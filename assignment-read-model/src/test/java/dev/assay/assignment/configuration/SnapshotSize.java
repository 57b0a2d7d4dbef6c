package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;

import dev.assay.assignment.fixture.Node;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.json.ModelJson;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a snapshot of running experiments takes to build from their events, and how much memory it keeps:
 * {@code SnapshotSize <experiments>}. Events pass through JSON first, as they do when they are read from the store, so that
 * they share nothing by accident.
 */
final class SnapshotSize {
    private static final int BATCH = 200;
    private static final int ROUNDS = 5;

    private SnapshotSize() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        for (int round = 0; round < ROUNDS; round++) {
            var events = read(ManyExperiments.running(count).events());
            long withEvents = used();
            var threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            var node = new Node();
            for (int from = 0; from < events.size(); from += BATCH) {
                node.apply(events.subList(from, Math.min(events.size(), from + BATCH)));
            }
            long built = System.nanoTime();
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            long withBoth = used();
            events.clear();
            long withSnapshot = used();
            long digested = System.nanoTime();
            var checksum = node.projection.checksum(node.live(ACME.company()));
            long done = System.nanoTime();
            int running = node.now().running();
            node.projection.erase(node.live(ACME.company()));
            System.out.printf(
                    "%,d running from %,d events: %,d ms (%,d ms of processor), %,.1f MiB alone, %,.1f MiB beside their"
                            + " events; checksum %s in %,d ms%n",
                    running,
                    2 * count,
                    (built - begun) / 1_000_000,
                    cpu / 1_000_000,
                    mebibytes(withSnapshot - used()),
                    mebibytes(withBoth - withEvents),
                    checksum.substring(0, 8),
                    (done - digested) / 1_000_000);
        }
    }

    private static List<LifecycleEvent> read(List<LifecycleEvent> written) {
        var mapper = ModelJson.mapper();
        var read = new ArrayList<LifecycleEvent>();
        for (var event : written) {
            var payload = mapper.readValue(
                    mapper.writeValueAsBytes(event.payload()), event.payload().getClass());
            read.add(new LifecycleEvent(
                    event.position(),
                    event.at(),
                    event.context(),
                    event.type(),
                    event.stream(),
                    event.version(),
                    payload));
        }
        return read;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double mebibytes(long bytes) {
        return bytes / 1048576.0;
    }
}
