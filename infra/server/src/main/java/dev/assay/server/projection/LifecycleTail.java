package dev.assay.server.projection;

import dev.assay.model.event.LifecycleEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells whatever this node keeps in its memory of every event of the store, from the first on, at each start anew. Each event
 * is read once for all.
 */
final class LifecycleTail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleTail.class);
    private static final int AT_ONCE = 200;
    private static final long CATCH_UP_MINUTES = 10;

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final LifecycleFeed feed;
    private final MemoryViews inMemory;
    private final Runnable inDatabase;
    private final List<LifecycleListener> listeners;
    private final Gaps gaps;
    private final StoreFollower follower;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private Optional<TrackingToken> seen = Optional.empty();
    private long head = -1;

    /** @param inDatabase lets the views in the database look too: an event has come, or some time has passed */
    LifecycleTail(
            StreamableMessageSource<TrackedEventMessage<?>> store,
            MemoryViews inMemory,
            Runnable inDatabase,
            List<LifecycleListener> listeners,
            InstantSource clock) {
        this.store = store;
        this.feed = new LifecycleFeed(store);
        this.inMemory = inMemory;
        this.inDatabase = inDatabase;
        this.listeners = List.copyOf(listeners);
        this.gaps = new Gaps(clock);
        this.follower = new StoreFollower("lifecycle-tail", store, () -> seen, AT_ONCE, this::take);
    }

    /** Comes back when the views in memory and the listeners know what the store held at this moment. */
    @Override
    public void start() {
        var newest = store.createHeadToken();
        head = newest == null ? -1 : Tokens.position(newest);
        follower.start();
        try {
            if (!caughtUp.await(CATCH_UP_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the event store was not read within " + CATCH_UP_MINUTES + " minutes");
            }
            LOG.info("The event store has been read up to position {}", head);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(List<TrackedEventMessage<?>> messages) {
        inMemory.accept(messages);
        messages.forEach(this::tell);
        inDatabase.run();
        seen.ifPresent(token -> {
            var safe = gaps.safePosition(token);
            listeners.forEach(listener -> listener.reached(safe));
        });
        if (caughtUp.getCount() > 0 && seen.map(Tokens::position).orElse(-1L) >= head) {
            caughtUp.countDown();
        }
    }

    private void tell(TrackedEventMessage<?> message) {
        var event = feed.read(message);
        listeners.forEach(listener -> tell(listener, event));
        seen = Optional.of(message.trackingToken());
    }

    /** One listener's fault is not the others'. */
    private static void tell(LifecycleListener listener, LifecycleEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException fault) {
            LOG.error("{} could not take in the event at {}", listener.getClass(), event.position(), fault);
        }
    }

    @Override
    public void stop() {
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return follower.isRunning();
    }

    /** Before the projections, which wait for what is kept here. */
    @Override
    public int getPhase() {
        return -10;
    }
}
