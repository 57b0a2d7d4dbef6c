package dev.assay.analytics.realtime;

import dev.assay.model.company.KeyId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Somebody who watches an experiment. A slow one keeps nobody waiting: it has a queue and a virtual thread of its own, and
 * is closed when the queue is full. It may then come back and begin with the last hour.
 */
public final class Watcher implements AutoCloseable {
    private static final int BACKLOG = 500;

    private final BlockingQueue<RealtimeEvent> events = new ArrayBlockingQueue<>(BACKLOG);
    private final KeyId key;
    private final Consumer<RealtimeEvent> consumer;
    private final Consumer<Watcher> leave;
    private final Thread thread;
    private volatile Runnable whenClosed = () -> {};
    private final AtomicBoolean closed = new AtomicBoolean();

    Watcher(KeyId key, Consumer<RealtimeEvent> consumer, Consumer<Watcher> leave) {
        this.key = key;
        this.consumer = consumer;
        this.leave = leave;
        this.thread = Thread.ofVirtual().name("realtime-watcher").start(this::run);
    }

    /** Runs when the watcher is closed from either side. */
    public void whenClosed(Runnable action) {
        whenClosed = action;
        if (closed.get()) {
            action.run();
        }
    }

    KeyId key() {
        return key;
    }

    void tell(RealtimeEvent event) {
        if (!closed.get() && !events.offer(event)) {
            // Interrupting is all it takes: who tells holds locks that closing needs.
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!closed.get()) {
                consumer.accept(events.take());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException gone) {
            // The other side is gone; nobody is left to hear why.
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.accept(this);
            thread.interrupt();
            whenClosed.run();
        }
    }
}
