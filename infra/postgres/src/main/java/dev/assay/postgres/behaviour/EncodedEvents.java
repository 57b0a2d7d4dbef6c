package dev.assay.postgres.behaviour;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.ClientTraits;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Events ready to be copied, except for their positions: the callers' threads have done the work by the time the one that
 * writes takes over.
 */
final class EncodedEvents {
    private static final int TYPICAL = 320;
    private static final int COLUMNS_FIELD = 2;

    private final String firstId;
    private final byte[] rows;
    private final int[] starts;
    private final Set<LocalDate> days;

    private EncodedEvents(String firstId, byte[] rows, int[] starts, Set<LocalDate> days) {
        this.firstId = firstId;
        this.rows = rows;
        this.starts = starts;
        this.days = days;
    }

    /**
     * @throws IllegalArgumentException when an event has no stored form
     * @throws ArithmeticException when a moment is out of all bounds
     */
    static EncodedEvents of(List<BehaviourEvent> events) {
        var buffer = new RowBuffer(events.size() * TYPICAL);
        var starts = new int[events.size()];
        var days = new HashSet<LocalDate>(2);
        for (int i = 0; i < starts.length; i++) {
            starts[i] = buffer.size();
            days.add(day(write(events.get(i), buffer)));
        }
        return new EncodedEvents(events.getFirst().eventId(), buffer.toBytes(), starts, days);
    }

    private static LocalDate day(long receivedAt) {
        var day = Micros.day(receivedAt);
        if (!DayPartitions.isNameable(day)) {
            throw new IllegalArgumentException("no partition for what was received on " + day);
        }
        return day;
    }

    private static long write(BehaviourEvent event, RowBuffer row) {
        long receivedAt = Micros.of(event.receivedAt());
        row.row(Columns.COUNT);
        row.bigint(0);
        row.bigint(receivedAt);
        row.bigint(Micros.of(event.occurredAt()));
        row.bigint(event.lifecyclePosition());
        row.bytes(event.user().bytes());
        row.smallint(event.kind().ordinal());
        row.text(event.scope().company().value());
        row.text(event.scope().environment().value());
        row.text(event.eventName());
        write(event.experiment().map(id -> id.value()), row);
        write(event.variant().map(id -> id.value()), row);
        write(event.client(), row);
        row.text(event.eventId());
        write(event.sessionId(), row);
        if (event.properties().isEmpty()) {
            row.absent();
        } else {
            row.bytes(PropertiesJson.write(event.properties()));
        }
        return receivedAt;
    }

    private static void write(Optional<String> text, RowBuffer row) {
        text.ifPresentOrElse(row::text, row::absent);
    }

    private static void write(ClientTraits client, RowBuffer row) {
        row.text(client.country());
        row.text(client.region());
        row.text(client.city());
        row.text(client.device());
        row.text(client.browser());
        row.text(client.system());
        row.bool(client.bot());
    }

    /** The id of the first event. */
    String firstId() {
        return firstId;
    }

    int count() {
        return starts.length;
    }

    int size() {
        return rows.length;
    }

    /** The days the events were received on. */
    Set<LocalDate> days() {
        return days;
    }

    /** The rows, with positions from {@code first} on. Good until the next call. */
    byte[] at(long first) {
        for (int i = 0; i < starts.length; i++) {
            RowBuffer.replaceBigint(rows, starts[i] + COLUMNS_FIELD, first + i);
        }
        return rows;
    }
}
