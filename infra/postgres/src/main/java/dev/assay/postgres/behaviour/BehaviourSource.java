package dev.assay.postgres.behaviour;

import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The log as Axon's streaming processors read it. A message carries {@link EventsAhead}; its token is the position of the
 * last of them. A stream gives no further message before somebody has taken the last one's events: memory stays small, and
 * messages grow with the backlog.
 */
public final class BehaviourSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final BehaviourReader reader;

    public BehaviourSource(DataSource database) {
        this.reader = new BehaviourReader(database);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new BehaviourStream(reader, token == null ? 0 : position(token));
    }

    private static long position(TrackingToken token) {
        return token.position()
                .orElseThrow(() -> new IllegalArgumentException("no place in the behaviour log: " + token));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(reader.tail());
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return new GlobalSequenceTrackingToken(reader.before(moment));
    }
}
