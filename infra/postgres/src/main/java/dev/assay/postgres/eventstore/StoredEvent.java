package dev.assay.postgres.eventstore;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

/** An event as its row has it, except for its metadata; reads its moment once, and without Axon's formatter. */
final class StoredEvent extends GenericDomainEventEntry<String> {
    private static final int LENGTH = "2026-11-26T08:30:00.000Z".length();

    private final Instant at;

    StoredEvent(DomainEventData<?> row, String moment, String metadata) {
        super(
                row.getType(),
                row.getAggregateIdentifier(),
                row.getSequenceNumber(),
                row.getEventIdentifier(),
                moment,
                row.getPayload().getType().getName(),
                row.getPayload().getType().getRevision(),
                (String) row.getPayload().getData(),
                metadata);
        this.at = parse(moment);
    }

    @Override
    public Instant getTimestamp() {
        return at;
    }

    /** As the event store writes them, to the millisecond; any other goes Axon's way. */
    static Instant parse(String moment) {
        if (moment.length() != LENGTH || moment.charAt(LENGTH - 1) != 'Z') {
            return DateTimeUtils.parseInstant(moment);
        }
        var seconds = LocalDateTime.of(
                number(moment, 0, 4),
                number(moment, 5, 7),
                number(moment, 8, 10),
                number(moment, 11, 13),
                number(moment, 14, 16),
                number(moment, 17, 19));
        return seconds.toInstant(ZoneOffset.UTC).plusMillis(number(moment, 20, 23));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
