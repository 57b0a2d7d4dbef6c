package dev.assay.command.tracking;

import dev.assay.command.tracking.client.ClientReader;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.UserReferences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the exposures that {@code /assign} makes, behind its back: whoever asks for an assignment never waits for the log
 * and never hears of its absence. While the log is away exposures wait in memory and the writer tries again, ever more
 * slowly; past the queue's capacity they are dropped and counted. Those in the queue are lost when the process is killed,
 * not when it is closed.
 */
public final class ExposureWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExposureWriter.class);

    private final BehaviourLog log;
    private final ExposureFacts facts;
    private final Limits limits;
    private final BlockingQueue<Exposure> queue;
    private final LongAdder dropped = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final AtomicLong reported = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread writer;

    /**
     * The writer's limits.
     *
     * @param capacity how many exposures may wait
     * @param group how many go into one append
     * @param firstRetry how long it waits after a failed append; doubled with each further one
     * @param longestRetry the longest it waits
     * @param flush how long closing may take
     */
    public record Limits(int capacity, int group, Duration firstRetry, Duration longestRetry, Duration flush) {
        public static Limits standard() {
            return new Limits(200_000, 1_000, Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(10));
        }
    }

    /** Starts to write at once. */
    public ExposureWriter(
            BehaviourLog log, UserReferences users, ClientReader clients, InstantSource clock, Limits limits) {
        this.log = log;
        this.facts = new ExposureFacts(users, clients, clock);
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.capacity());
        this.writer = Thread.ofVirtual().name("exposure-writer").start(this::run);
    }

    /** Takes the exposure, or drops it when too many wait. Never blocks. */
    public boolean offer(Exposure exposure) {
        if (closing.getCount() > 0 && queue.offer(exposure)) {
            return true;
        }
        dropped.increment();
        return false;
    }

    /** How many exposures were dropped since the start. */
    public long dropped() {
        return dropped.sum();
    }

    /** How many are in the log since the start. */
    public long written() {
        return written.sum();
    }

    /** How many wait. */
    public int waiting() {
        return queue.size();
    }

    /** Writes what waits, as far as the time for it reaches. */
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        if (!writer.join(limits.flush())) {
            writer.interrupt();
            LOG.warn("{} exposures could not be stored before the end", queue.size());
        }
    }

    private void run() {
        var group = new ArrayList<Exposure>(limits.group());
        try {
            while (closing.getCount() > 0 || !queue.isEmpty()) {
                var first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, limits.group() - 1);
                    write(group);
                    group.clear();
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    // A fault that is not the log's absence would come again with every retry: those exposures are given up.
    private void write(List<Exposure> group) throws InterruptedException {
        try {
            writeUntilStored(group.stream().map(facts::of).toList());
            written.add(group.size());
        } catch (RuntimeException | ExecutionException fault) {
            dropped.add(group.size());
            LOG.error("{} exposures could not be written", group.size(), fault);
        }
        reportDrops();
    }

    private void writeUntilStored(List<BehaviourEvent> events) throws InterruptedException, ExecutionException {
        var pause = limits.firstRetry();
        while (!isStored(events)) {
            LOG.warn("{} exposures wait for the log", events.size() + queue.size());
            pauseFor(pause);
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(limits.longestRetry()) < 0 ? doubled : limits.longestRetry();
        }
    }

    private boolean isStored(List<BehaviourEvent> events) throws InterruptedException, ExecutionException {
        try {
            log.append(events).get();
            return true;
        } catch (BehaviourLog.Unavailable away) {
            return false;
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof BehaviourLog.Unavailable) {
                return false;
            }
            throw fault;
        }
    }

    // Closing shortens no pause but the first: the log may be back any moment, and flush bounds the whole.
    private void pauseFor(Duration pause) throws InterruptedException {
        if (closing.getCount() == 0 || closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.MILLISECONDS.sleep(limits.firstRetry().toMillis());
        }
    }

    private void reportDrops() {
        long now = dropped.sum();
        long before = reported.getAndSet(now);
        if (now > before) {
            LOG.warn("{} exposures were dropped: too many waited for the log", now - before);
        }
    }
}
