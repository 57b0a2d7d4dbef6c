package dev.assay.server.projection;

import dev.assay.assignment.explain.LifecycleHistory;
import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jdbi.v3.core.Jdbi;

/** Reads lifecycle events straight from the event store. */
final class StoredHistory implements LifecycleHistory {
    private final EventStorageEngine engine;
    private final LifecycleFeed feed;
    private final Jdbi jdbi;

    StoredHistory(EventStorageEngine engine, LifecycleFeed feed, Jdbi jdbi) {
        this.engine = engine;
        this.feed = feed;
        this.jdbi = jdbi;
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
        return events.hasNext() ? Optional.of(placed(feed.read(events.next()))) : Optional.empty();
    }

    /** Read by its stream, an event does not say where in the whole store it is. */
    private LifecycleEvent placed(LifecycleEvent event) {
        long position = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT global_index FROM domain_event_entry
                        WHERE aggregate_identifier = :stream AND sequence_number = :version
                        """)
                .bind("stream", event.stream())
                .bind("version", event.version())
                .mapTo(Long.class)
                .one());
        return new LifecycleEvent(
                position, event.at(), event.context(), event.type(), event.stream(), event.version(), event.payload());
    }
}
