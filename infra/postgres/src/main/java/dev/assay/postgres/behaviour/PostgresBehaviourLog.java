package dev.assay.postgres.behaviour;

import dev.assay.command.tracking.BehaviourLog;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.postgres.PostgresAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The behaviour log in PostgreSQL. Appends that come while the connection is busy share the next copy and the next commit;
 * one that comes while it is free is written at once.
 *
 * <p>What fails with {@link BehaviourLog.Unavailable} is not in the log and never will be, with one exception: when the
 * database is lost between asking for the commit and hearing of it, and cannot be asked again while the callers wait, the
 * group may be in the log, whole. Its events carry their ids, so sending them again does no harm.
 */
public final class PostgresBehaviourLog implements BehaviourLog, AutoCloseable {
    private static final int SECONDS_TO_CONNECT = 1;
    private static final int SECONDS_TO_HEAR = 2;
    private static final long MAINTENANCE_MINUTES = 10;

    private final AppendQueue queue;
    private final Limits limits;
    private final GroupWriter writer;
    private final Thread thread;
    private final ScheduledExecutorService watch;

    /**
     * The log's limits.
     *
     * @param waiting what may wait for the connection; more is refused at once
     * @param group what goes into one commit
     * @param patience after which a caller is told that it did not work
     */
    record Limits(AppendQueue.Bounds waiting, AppendQueue.Bounds group, Duration patience) {
        static final Limits STANDARD = new Limits(
                new AppendQueue.Bounds(100_000, 64 << 20),
                new AppendQueue.Bounds(10_000, 4 << 20),
                Duration.ofMillis(1_500));
    }

    /** Starts at once; the database need not be there yet. */
    public PostgresBehaviourLog(PostgresAddress database, InstantSource clock) {
        this(database, clock, Limits.STANDARD);
    }

    PostgresBehaviourLog(PostgresAddress database, InstantSource clock, Limits limits) {
        this.limits = limits;
        this.queue = new AppendQueue(limits.waiting());
        this.writer = new GroupWriter(impatient(database), clock);
        this.thread = Thread.ofPlatform().daemon().name("behaviour-log").start(this::run);
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("behaviour-log-watch").factory());
        var tick = limits.patience().dividedBy(20).toMillis();
        watch.scheduleWithFixedDelay(this::giveUpDue, tick, tick, TimeUnit.MILLISECONDS);
    }

    private static PGSimpleDataSource impatient(PostgresAddress database) {
        var source = database.dataSource();
        source.setApplicationName("assay behaviour log");
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setSocketTimeout(SECONDS_TO_HEAR);
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public CompletableFuture<Void> append(List<BehaviourEvent> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            var answer = new CompletableFuture<Void>();
            var deadline = System.nanoTime() + limits.patience().toNanos();
            if (!queue.offer(new Append(EncodedEvents.of(events), deadline, answer))) {
                throw GroupWriter.unavailable(new IllegalStateException("closed, or too many events wait"));
            }
            return answer;
        } catch (RuntimeException unfit) {
            return CompletableFuture.failedFuture(unfit);
        }
    }

    private void run() {
        writer.prepare();
        try {
            while (!queue.isDrained()) {
                var appends = queue.take(limits.group(), MAINTENANCE_MINUTES, TimeUnit.MINUTES);
                if (appends.isEmpty()) {
                    writer.prepare();
                } else {
                    writer.write(new Group(appends));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            writer.close();
        }
    }

    private void giveUpDue() {
        long now = System.nanoTime();
        for (var append : queue.takeDue(now)) {
            append.answer().completeExceptionally(tooSlow());
        }
        writer.giveUpDue(now, tooSlow());
    }

    private static Unavailable tooSlow() {
        return GroupWriter.unavailable(new TimeoutException("the database does not answer"));
    }

    /** Writes what waits, then lets go of the connection. */
    @Override
    public void close() throws InterruptedException {
        queue.close();
        thread.join(limits.patience().multipliedBy(2));
        watch.shutdownNow();
    }
}
