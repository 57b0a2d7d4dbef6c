package dev.assay.server.projection;

import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/** Knows from the ledgers how far each view has come, and wakes who waits when this node commits a batch. */
final class LivePositions implements ProjectionPositions {
    /** Another node may be the one that writes the view: its progress is only to be asked for. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Map<ProjectionName, LiveView<?>> views;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();

    LivePositions(Map<ProjectionName, LiveView<?>> views) {
        this.views = views;
    }

    void advanced() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(ProjectionName projection, long lifecyclePosition, Duration timeout) {
        var live = views.get(projection);
        if (live == null) {
            throw new IllegalArgumentException("there is no projection " + projection);
        }
        // What is kept from the behaviour log has no place in the event store to wait for.
        return !(live.view().projection() instanceof LifecycleProjection)
                || await(live.ledger()::reached, lifecyclePosition, timeout);
    }

    /** Waits until whatever reads the event store has come to a position. */
    boolean await(Supplier<Optional<TrackingToken>> reached, long position, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (!reached.get().map(token -> covers(token, position)).orElse(position < 0)) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                var _ = advanced.await(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** An event may become visible after later ones: the token knows the gap it left. */
    static boolean covers(TrackingToken reached, long position) {
        return reached instanceof GapAwareTrackingToken gaps
                ? gaps.getIndex() >= position && !gaps.getGaps().contains(position)
                : Tokens.position(reached) >= position;
    }
}
