package dev.assay.server.projection;

import dev.assay.assignment.explain.LifecycleHistory;
import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Reads lifecycle events straight from the event store. */
final class StoredHistory implements LifecycleHistory {
    private final EventStorageEngine engine;
    private final LifecycleFeed feed;

    StoredHistory(EventStorageEngine engine, LifecycleFeed feed) {
        this.engine = engine;
        this.feed = feed;
    }

    @Override
    public void forEach(CompanyId company, Instant until, Consumer<LifecycleEvent> visitor) {
        try (var messages = engine.readEvents(null, false)) {
            messages.filter(message -> !message.getTimestamp().isAfter(until) && feed.isOf(company, message))
                    .map(feed::read)
                    .forEach(visitor);
        }
    }

    @Override
    public Optional<LifecycleEvent> find(String stream, long version) {
        var events = engine.readEvents(stream, version);
        return events.hasNext() ? Optional.of(feed.read(events.next())) : Optional.empty();
    }
}
