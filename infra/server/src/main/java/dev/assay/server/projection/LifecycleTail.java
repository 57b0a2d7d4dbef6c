package dev.assay.server.projection;

import dev.assay.model.event.LifecycleEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the event store from its first event on, at each start of the node anew, and tells all listeners. */
final class LifecycleTail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LifecycleTail.class);
    private static final int LOOK_AGAIN_MILLIS = 100;
    private static final int AT_ONCE = 200;
    private static final int RETRY_MILLIS = 500;
    private static final long CATCH_UP_MINUTES = 10;

    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final LifecycleFeed feed;
    private final Runnable views;
    private final List<LifecycleListener> listeners;
    private final Gaps gaps;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private @Nullable Thread reader;
    private @Nullable TrackingToken seen;
    private long head = -1;

    /** @param views lets the views look too: an event has come, or some time has passed */
    LifecycleTail(
            StreamableMessageSource<TrackedEventMessage<?>> store,
            Runnable views,
            List<LifecycleListener> listeners,
            InstantSource clock) {
        this.store = store;
        this.feed = new LifecycleFeed(store);
        this.views = views;
        this.listeners = List.copyOf(listeners);
        this.gaps = new Gaps(clock);
    }

    /** Comes back when the listeners know what the store held at this moment. */
    @Override
    public void start() {
        var newest = store.createHeadToken();
        head = newest == null ? -1 : Tokens.position(newest);
        reader = Thread.ofPlatform().name("lifecycle-tail").daemon().start(this::run);
        try {
            if (!caughtUp.await(CATCH_UP_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the event store was not read within " + CATCH_UP_MINUTES + " minutes");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                readWhileItLasts();
            } while (!stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readWhileItLasts() throws InterruptedException {
        try (var stream = store.openStream(seen)) {
            while (stopping.getCount() > 0) {
                read(stream);
            }
        } catch (RuntimeException away) {
            LOG.warn("The event store cannot be read at the moment: {}", away.getMessage());
        }
    }

    private void read(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        boolean more = stream.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        // Whoever has many to read tells the views now and then, not at each.
        for (int i = 0; more && i < AT_ONCE; i++) {
            take(stream.nextAvailable());
            more = stream.hasNextAvailable();
        }
        views.run();
        var token = seen;
        if (token != null) {
            var safe = gaps.safePosition(token);
            listeners.forEach(listener -> listener.reached(safe));
        }
        if (caughtUp.getCount() > 0 && (token == null ? -1 : Tokens.position(token)) >= head) {
            caughtUp.countDown();
        }
    }

    private void take(TrackedEventMessage<?> message) {
        var event = feed.read(message);
        listeners.forEach(listener -> tell(listener, event));
        seen = message.trackingToken();
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
        stopping.countDown();
        var thread = reader;
        if (thread != null) {
            thread.interrupt();
            reader = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** Before the projections, which wait for what is kept here. */
    @Override
    public int getPhase() {
        return -10;
    }
}
