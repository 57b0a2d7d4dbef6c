package dev.assay.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * From the 202 of one event to the results that count it, while 5,000 events a second come in; beside the same while nothing
 * else comes.
 */
final class DelayBenchmark implements Benchmark {
    private static final int EVENTS_A_SECOND = 5_000;
    private static final int PROBES = 60;
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(1) * Traffic.BATCH / EVENTS_A_SECOND;

    private final AtomicLong tracked = new AtomicLong();
    private final AtomicLong probes = new AtomicLong();

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var server = Server.start(Files.createTempDirectory("assay-bench"))) {
            var client = TrackBenchmark.clientKey(server);
            server.post(
                    server.admin(),
                    "/experiments",
                    Map.of(
                            "id",
                            "probe",
                            "name",
                            "Probe",
                            "variants",
                            List.of(
                                    Map.of("id", "control", "allocation", 50, "control", true),
                                    Map.of("id", "treatment", "allocation", 50))));
            server.post(server.admin(), "/experiments/probe/start", Map.of());
            var batches = new Traffic().batches(2_000, client);
            measure(server, client, PROBES); // compilers take their time
            var quiet = measure(server, client, PROBES);
            var begin = System.nanoTime();
            var under = whileTracking(server, batches, () -> measure(server, client, 2 * PROBES));
            var rate = tracked.get() / ((System.nanoTime() - begin) / 1e9);
            return List.of(
                    new Figure("tracked meanwhile, baseline what was asked for", rate, "events/s", EVENTS_A_SECOND),
                    new Figure(
                            "from 202 to the results, baseline without load",
                            Rounds.median(under),
                            "s",
                            Rounds.median(quiet)),
                    new Figure("the slowest of them, baseline without load", slowest(under), "s", slowest(quiet)));
        }
    }

    private <T> T whileTracking(Server server, byte[][] batches, Callable<T> work) throws Exception {
        var done = new AtomicBoolean();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var sending = thread.submit(() -> {
                send(server, batches, done);
                return true;
            });
            try {
                return work.call();
            } finally {
                done.set(true);
                sending.get();
            }
        }
    }

    private void send(Server server, byte[][] batches, AtomicBoolean done) throws Exception {
        try (var connection = new HttpConnection(server.port())) {
            var next = System.nanoTime();
            for (int i = 0; !done.get(); i = (i + 1) % batches.length) {
                if (connection.send(batches[i]) != 202) {
                    throw new IllegalStateException("a batch was refused");
                }
                tracked.addAndGet(Traffic.BATCH);
                next += PERIOD;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** Seconds from each 202 to the first results that count its user. */
    private List<Double> measure(Server server, String client, int count) throws Exception {
        var delays = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            var number = probes.incrementAndGet();
            server.post(
                    client,
                    "/track",
                    Map.of(
                            "user_id",
                            "probe-" + number,
                            "event_type",
                            "exposure",
                            "event_name",
                            "shown",
                            "experiment_id",
                            "probe",
                            "variant_id",
                            number % 2 == 0 ? "control" : "treatment"));
            var begin = System.nanoTime();
            while (server.get(server.admin(), "/experiments/probe/results")
                            .path("sample_size")
                            .asLong()
                    < number) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            delays.add((System.nanoTime() - begin) / 1e9);
        }
        return delays;
    }

    private static double slowest(List<Double> delays) {
        return delays.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
