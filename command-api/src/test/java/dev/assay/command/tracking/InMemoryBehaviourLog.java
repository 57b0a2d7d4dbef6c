package dev.assay.command.tracking;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A behaviour log in memory. It can be taken away and brought back. */
public final class InMemoryBehaviourLog implements BehaviourLog {
    private final List<BehaviourEvent> events = new ArrayList<>();
    private boolean away;
    private int attempts;

    @Override
    public synchronized CompletableFuture<Void> append(List<BehaviourEvent> appended) {
        attempts++;
        if (away) {
            return CompletableFuture.failedFuture(
                    new Unavailable("the log is away", new IllegalStateException("taken away by the test")));
        }
        events.addAll(appended);
        return CompletableFuture.completedFuture(null);
    }

    public synchronized List<BehaviourEvent> events() {
        return List.copyOf(events);
    }

    public synchronized int attempts() {
        return attempts;
    }

    public synchronized void takeAway() {
        away = true;
    }

    public synchronized void bringBack() {
        away = false;
    }
}
