package dev.assay.server.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads the event store for what is kept in this node's memory, and hands over events as soon as there are
 * any. What Axon's processor does beyond that, memory has no use for: it claims tokens, passes each event through two tasks,
 * and rests for a tenth of a second after every thousand.
 */
final class StoreFollower {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFollower.class);
    private static final int LOOK_AGAIN_MILLIS = 100;
    private static final int RETRY_MILLIS = 500;

    private final String name;
    private final StreamableMessageSource<TrackedEventMessage<?>> store;
    private final Supplier<Optional<TrackingToken>> place;
    private final int atOnce;
    private final Consumer<List<TrackedEventMessage<?>>> batches;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread reader;

    /**
     * @param place after which event to begin, also after a fault
     * @param batches takes what has come: nothing, when nothing came for a while. What it throws at comes again
     */
    StoreFollower(
            String name,
            StreamableMessageSource<TrackedEventMessage<?>> store,
            Supplier<Optional<TrackingToken>> place,
            int atOnce,
            Consumer<List<TrackedEventMessage<?>>> batches) {
        this.name = name;
        this.store = store;
        this.place = place;
        this.atOnce = atOnce;
        this.batches = batches;
    }

    void start() {
        reader = Thread.ofPlatform().name(name).daemon().start(this::run);
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
        try (var stream = store.openStream(place.get().orElse(null))) {
            while (stopping.getCount() > 0) {
                batches.accept(next(stream));
            }
        } catch (RuntimeException fault) {
            LOG.warn("{} tries again in a moment: {}", name, fault.getMessage());
        }
    }

    /** What has one place in the store stays together: the place is all that is known of how far the reader has come. */
    private List<TrackedEventMessage<?>> next(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        var batch = new ArrayList<TrackedEventMessage<?>>();
        boolean more = stream.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        while (more && (batch.size() < atOnce || goesOn(stream, batch.getLast()))) {
            batch.add(stream.nextAvailable());
            more = stream.hasNextAvailable();
        }
        return batch;
    }

    private static boolean goesOn(BlockingStream<TrackedEventMessage<?>> stream, TrackedEventMessage<?> last) {
        return stream.peek()
                .filter(next -> next.trackingToken().equals(last.trackingToken()))
                .isPresent();
    }

    void stop() {
        stopping.countDown();
        var thread = reader;
        if (thread != null) {
            thread.interrupt();
            reader = null;
        }
    }

    boolean isRunning() {
        return reader != null;
    }
}
