package dev.assay.server.projection;

import dev.assay.model.projection.ProjectionName;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** Keeps the table of generations up to date with the event store; one node does it for all. */
final class RebuildFollower implements AutoCloseable {
    /** Beside the projections' names, none of which it is. */
    private static final ProjectionName NAME = new ProjectionName("rebuilds");

    private final LifecycleFeed feed;
    private final RebuildRequests requests;
    private final PositionStore reached;
    private final LivePositions positions;
    private final LiveProcessor processor;

    /** @param noted hears, on the node that does it, that there may be something to build */
    RebuildFollower(
            LifecycleFeed feed,
            RebuildRequests requests,
            PositionStore reached,
            LivePositions positions,
            TokenStore tokens,
            Transactions transactions,
            Runnable noted) {
        this.feed = feed;
        this.requests = requests;
        this.reached = reached;
        this.positions = positions;
        this.processor = LiveProcessor.of(new LiveProcessor.Setup(
                NAME.value(), feed.source(), tokens, transactions, feed.batchSize(), this::accept, () -> {
                    positions.advanced();
                    noted.run();
                }));
    }

    void start() {
        processor.start();
    }

    /** Waits until everything said of generations up to a position can be read from their table. */
    boolean await(long position, Duration timeout) {
        return positions.await(() -> reached.find(NAME).map(PositionStore.Reached::token), position, timeout);
    }

    private void accept(List<TrackedEventMessage<?>> messages) {
        for (var message : messages) {
            if (RebuildRequests.concerns(message.getPayloadType())) {
                feed.open(message).forEach(requests::on);
            }
        }
        reached.advance(NAME, messages.getLast().trackingToken());
    }

    @Override
    public void close() {
        processor.shutDown();
    }
}
