package dev.assay.postgres.behaviour;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log one chunk ahead, on a thread of its own. The next chunk is read when the last one was taken, so a reader
 * that lags gets larger chunks, which cost it less an event. The database's absence only makes it wait.
 */
final class BehaviourStream implements BlockingStream<TrackedEventMessage<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(BehaviourStream.class);
    private static final int CHUNK = 16_384;
    /** How often it is looked for something new. */
    private static final Duration POLL = Duration.ofMillis(50);
    /** After a chunk that was not full: a transaction costs much the same for one event and for a hundred. */
    private static final Duration PACE = Duration.ofMillis(100);

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private final BehaviourReader reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private @Nullable TrackedEventMessage<?> next;
    private boolean ahead;
    private boolean closed;
    private Runnable whenAvailable = () -> {};

    /** The reading thread's own. */
    private long position;

    BehaviourStream(BehaviourReader reader, long after) {
        this.reader = reader;
        this.position = after;
        Thread.ofPlatform().daemon().name("behaviour-reader").start(this::run);
    }

    private void run() {
        try {
            while (awaitNothingAhead()) {
                var chunk = readPatiently();
                if (!chunk.isEmpty()) {
                    position = chunk.lastPosition();
                    publish(chunk);
                }
                if (chunk.events().size() < CHUNK) {
                    pause(chunk.isEmpty() ? POLL : PACE);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private BehaviourChunk readPatiently() throws InterruptedException {
        var pause = FIRST_RETRY;
        while (!isClosed()) {
            try {
                return reader.mayHaveAfter(position)
                        ? reader.read(Optional.empty(), position, CHUNK)
                        : BehaviourChunk.none(position);
            } catch (RuntimeException away) {
                if (!isClosed()) {
                    LOG.warn("the behaviour log cannot be read at {}; trying again", position, away);
                }
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : LONGEST_RETRY;
        }
        return BehaviourChunk.none(position);
    }

    /** False when closed. */
    private boolean awaitNothingAhead() throws InterruptedException {
        lock.lock();
        try {
            while (ahead && !closed) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void publish(BehaviourChunk chunk) {
        var message = new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(chunk.lastPosition()),
                new GenericEventMessage<>(new EventsAhead(chunk.events(), this::taken)));
        Runnable callback;
        lock.lock();
        try {
            next = message;
            ahead = true;
            callback = whenAvailable;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            callback.run();
        } catch (RejectedExecutionException ending) {
            // Whoever waited for events shuts down, and closes this in a moment.
        }
    }

    private void taken() {
        lock.lock();
        try {
            ahead = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lock.lock();
        try {
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long left = unit.toNanos(timeout);
            while (next == null && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return next != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        lock.lock();
        try {
            while (next == null) {
                if (closed) {
                    throw new IllegalStateException("the stream is closed");
                }
                changed.await();
            }
            var message = next;
            next = null;
            return message;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        lock.lock();
        try {
            whenAvailable = callback;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
