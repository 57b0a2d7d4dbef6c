package dev.assay.server.projection;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The views in this node's memory: whoever reads the event store for this node tells them of what has come. */
final class MemoryViews {
    private final List<LiveView<?>> views;
    private final Runnable advanced;
    private volatile boolean failing;

    /** @param advanced hears that they have taken in a batch */
    MemoryViews(List<LiveView<?>> views, Runnable advanced) {
        this.views = List.copyOf(views);
        this.advanced = advanced;
    }

    /** Lets each view take in what it has not seen yet; a batch at which one throws is to come again. */
    void accept(List<TrackedEventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        try {
            views.forEach(view -> accept(view, messages));
            failing = false;
        } catch (RuntimeException fault) {
            failing = true;
            throw fault;
        }
        advanced.run();
    }

    private static void accept(LiveView<?> view, List<TrackedEventMessage<?>> messages) {
        var unseen = unseen(view, messages);
        if (!unseen.isEmpty()) {
            view.accept(unseen);
        }
    }

    private static List<TrackedEventMessage<?>> unseen(LiveView<?> view, List<TrackedEventMessage<?>> messages) {
        var reached = view.ledger().reached();
        return reached.isEmpty()
                ? messages
                : messages.stream()
                        .filter(message -> !reached.get().covers(message.trackingToken()))
                        .toList();
    }

    /** Whether the last batch could not be taken in. */
    boolean isFailing() {
        return failing;
    }
}
