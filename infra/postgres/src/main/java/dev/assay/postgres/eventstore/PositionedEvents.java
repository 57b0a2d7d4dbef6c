package dev.assay.postgres.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/**
 * Axon's engine, except that every event read says which one it is. The tracking token does not: that of an event which
 * became visible late, filling a gap, still names the newest event seen before it.
 */
final class PositionedEvents extends JdbcEventStorageEngine {
    private PositionedEvents(Builder builder) {
        super(builder);
    }

    static PositionedEvents of(Builder builder) {
        return new PositionedEvents(builder);
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(ResultSet row, GapAwareTrackingToken previous)
            throws SQLException {
        var data = (TrackedDomainEventData<?>) super.getTrackedEventData(row, previous);
        return new TrackedDomainEventData<>(
                data.trackingToken(),
                new StoredEvent(
                        data,
                        (String) readTimeStamp(row, Schemas.EVENTS.timestampColumn()),
                        withPosition(
                                (String) data.getMetaData().getData(),
                                row.getLong(Schemas.EVENTS.globalIndexColumn()))));
    }

    private static String withPosition(String metadata, long position) {
        var first = "{\"" + LifecycleEvents.POSITION + "\":" + position;
        var rest = metadata.strip().substring(1);
        return rest.startsWith("}") ? first + rest : first + "," + rest;
    }
}
