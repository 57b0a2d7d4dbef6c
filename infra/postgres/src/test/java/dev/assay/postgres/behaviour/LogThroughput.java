package dev.assay.postgres.behaviour;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.TestDatabases;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast the log takes events from many callers, beside one bare copy of the same rows in the same run, and how fast it
 * is read: {@code LogThroughput <events> <callers> <events an append> <further partitions>}.
 */
final class LogThroughput {
    private static final int PREPARED = 200_000;
    private static final int ROUNDS = 3;
    private static final int POLLS = 300;

    private LogThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int total = Integer.parseInt(arguments[0]);
        int callers = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int partitions = Integer.parseInt(arguments[3]);
        var random = new SplittableRandom(1);
        var batches = new ArrayList<List<BehaviourEvent>>();
        for (int made = 0; made < PREPARED; made += batch) {
            batches.add(Events.mixed(random, batch));
        }
        var address = TestDatabases.migrated();
        partition(address, partitions);
        for (int round = 0; round < ROUNDS; round++) {
            bare(address, batches, total);
            append(address, batches, total, callers);
        }
        for (int round = 0; round < ROUNDS; round++) {
            read(address);
        }
    }

    private static void partition(PostgresAddress address, int count) throws Exception {
        try (var connection = address.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var today = Micros.day(Micros.of(Events.now()));
            for (int back = 0; back <= count; back++) {
                DayPartitions.create(connection, today.minusDays(back));
                connection.commit();
            }
        }
    }

    private static void bare(PostgresAddress address, List<List<BehaviourEvent>> batches, int total) throws Exception {
        var encoded = batches.stream().map(EncodedEvents::of).toList();
        int events = encoded.stream().mapToInt(EncodedEvents::count).sum();
        try (var session = WriterSession.open(address.dataSource())) {
            var time = ProcessorTime.from(address.dataSource());
            for (int done = 0; done < total; done += events) {
                var appends = encoded.stream()
                        .map(rows -> new Append(rows, 0, new java.util.concurrent.CompletableFuture<>()))
                        .toList();
                session.write(new Group(appends));
            }
            session.commit();
            time.report("one bare copy", total);
        }
    }

    private static void append(
            PostgresAddress address, List<List<BehaviourEvent>> batches, int total, int callers) throws Exception {
        int each = total / callers;
        try (var log = new PostgresBehaviourLog(address, InstantSource.system());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            log.append(batches.getFirst()).get();
            var time = ProcessorTime.from(address.dataSource());
            var work = new ArrayList<Future<?>>();
            for (int caller = 0; caller < callers; caller++) {
                int first = caller * 31;
                work.add(threads.submit((Callable<?>) () -> {
                    int next = first;
                    for (int sent = 0; sent < each; ) {
                        var events = batches.get(next++ % batches.size());
                        log.append(events).get();
                        sent += events.size();
                    }
                    return null;
                }));
            }
            for (var one : work) {
                one.get();
            }
            time.report(callers + " callers", total);
        }
    }

    private static void read(PostgresAddress address) throws Exception {
        try (var pool = address.pool("read", 1)) {
            var reader = new BehaviourReader(pool);
            long after = reader.read(Optional.empty(), 0, 16_384).lastPosition();
            var time = ProcessorTime.from(address.dataSource());
            int count = 0;
            for (var chunk = reader.read(Optional.empty(), after, 16_384);
                    !chunk.isEmpty();
                    chunk = reader.read(Optional.empty(), after, 16_384)) {
                after = chunk.lastPosition();
                count += chunk.events().size();
            }
            time.report("reader", count);
            poll(address, reader, after);
        }
    }

    private static void poll(PostgresAddress address, BehaviourReader reader, long head) throws Exception {
        var time = ProcessorTime.from(address.dataSource());
        for (int i = 0; i < POLLS; i++) {
            reader.mayHaveAfter(head);
        }
        time.report("asking for news", POLLS);
        time = ProcessorTime.from(address.dataSource());
        for (int i = 0; i < POLLS; i++) {
            reader.read(Optional.empty(), head - 10, 16_384);
        }
        time.report("reading the last ten", POLLS);
    }
}
