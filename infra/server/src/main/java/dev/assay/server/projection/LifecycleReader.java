package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.postgres.eventstore.LifecycleEvents;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event store past Axon's streams, which tell when there is more but not when there is none: what is committed
 * is read at once.
 */
final class LifecycleReader implements LogReader<LifecycleEvent> {
    private final EventStorageEngine engine;
    private final LifecycleFeed feed;
    private final int limit;

    /** @param limit how many events of the store, whosever they are, make a stretch */
    LifecycleReader(EventStorageEngine engine, LifecycleFeed feed, int limit) {
        this.engine = engine;
        this.feed = feed;
        this.limit = limit;
    }

    @Override
    public Chunk<LifecycleEvent> read(CompanyId company, Optional<TrackingToken> after, TrackingToken upTo) {
        var stretch = new Stretch(company, after.orElse(null), upTo);
        try (var messages = engine.readEvents(after.orElse(null), false)) {
            var each = messages.iterator();
            while (stretch.length < limit && each.hasNext() && stretch.take(each.next())) {
                // until it is long enough, or the live generations have seen no more
            }
        }
        return stretch.toChunk();
    }

    private final class Stretch {
        private final CompanyId company;
        private final TrackingToken upTo;
        private final ArrayList<Arrival<LifecycleEvent>> arrivals = new ArrayList<>();

        /** Visible by now, but not yet when the live generations passed by: theirs to see first. */
        private final TreeSet<Long> unseen = new TreeSet<>();

        private @Nullable TrackingToken end;
        private int length;

        private Stretch(CompanyId company, @Nullable TrackingToken start, TrackingToken upTo) {
            this.company = company;
            this.end = start;
            this.upTo = upTo;
        }

        /** False when the message lies past what is to be read. */
        private boolean take(TrackedEventMessage<?> message) {
            var position = LifecycleEvents.position(message).orElseThrow();
            if (position > Tokens.position(upTo)) {
                return false;
            }
            end = message.trackingToken();
            length++;
            if (!LivePositions.covers(upTo, position)) {
                unseen.add(position);
            } else if (feed.isOf(company, message)) {
                arrivals.add(new Arrival<>(feed.read(message), message));
            }
            return true;
        }

        private Chunk<LifecycleEvent> toChunk() {
            return new Chunk<>(arrivals, Optional.ofNullable(end).map(this::withoutUnseen), length < limit);
        }

        private TrackingToken withoutUnseen(TrackingToken token) {
            if (unseen.isEmpty() || !(token instanceof GapAwareTrackingToken gaps)) {
                return token;
            }
            unseen.addAll(gaps.getGaps());
            return GapAwareTrackingToken.newInstance(gaps.getIndex(), unseen);
        }
    }
}
