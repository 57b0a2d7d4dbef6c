package dev.assay.postgres.behaviour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The appends that wait for the connection, bounded by events and bytes. */
final class AppendQueue {
    /** How much may wait, or go into one group. One append may be larger, by itself. */
    record Bounds(int events, long bytes) {
        boolean leaveRoom(int waitingEvents, long waitingBytes, EncodedEvents more) {
            return waitingEvents == 0
                    || (waitingEvents + more.count() <= events && waitingBytes + more.size() <= bytes);
        }
    }

    private final Bounds bounds;
    private final Deque<Append> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private int events;
    private long bytes;
    private boolean closed;

    AppendQueue(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Whether there was room for it. */
    boolean offer(Append append) {
        lock.lock();
        try {
            if (closed || !bounds.leaveRoom(events, bytes, append.events())) {
                return false;
            }
            waiting.addLast(append);
            events += append.events().count();
            bytes += append.events().size();
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what waits, up to the bounds; waits for a first one no longer than {@code patience}.
     *
     * @return empty when there is none
     */
    List<Append> take(Bounds group, long patience, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long left = unit.toNanos(patience);
            while (waiting.isEmpty() && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            var taken = new ArrayList<Append>();
            int takenEvents = 0;
            long takenBytes = 0;
            while (!waiting.isEmpty()
                    && group.leaveRoom(
                            takenEvents, takenBytes, waiting.peekFirst().events())) {
                var next = removeFirst();
                takenEvents += next.events().count();
                takenBytes += next.events().size();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes out those that nobody waits for any longer. They come in the order of their deadlines. */
    List<Append> takeDue(long now) {
        lock.lock();
        try {
            var due = new ArrayList<Append>();
            while (!waiting.isEmpty() && waiting.peekFirst().isDue(now)) {
                due.add(removeFirst());
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    private Append removeFirst() {
        var first = waiting.removeFirst();
        events -= first.events().count();
        bytes -= first.events().size();
        return first;
    }

    /** Takes no more; what waits can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closed, and everything was taken. */
    boolean isDrained() {
        lock.lock();
        try {
            return closed && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
