package dev.assay.postgres.behaviour;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.company.CompanyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Reads the log in the order of its positions, in chunks. Whatever has been read, nothing will ever appear before it: who
 * writes takes positions and commits under one lock.
 */
public final class BehaviourReader {
    /** A chunk ends after so many bytes, however many events were asked for. */
    private static final long MOST_BYTES = 32 << 20;

    private static final String LAST_TAKEN =
            "select case when is_called then last_value else 0 end from behaviour_position";
    private static final String FIRST = "select position from behaviour_event order by position limit 1";
    private static final String FIRST_SINCE = """
            select position from behaviour_event where received_at >= ? order by position limit 1
            """;

    private final Snapshots snapshots;
    private final EventDecoder decoder = new EventDecoder();

    public BehaviourReader(DataSource database) {
        this.snapshots = new Snapshots(database);
    }

    /**
     * The next events.
     *
     * @param company whose; empty for everybody's
     * @param after the position of the last event read before; 0 for none
     * @param limit how many at most; without any there are no more
     */
    public BehaviourChunk read(Optional<CompanyId> company, long after, int limit) {
        return read(company, after, Long.MAX_VALUE, limit);
    }

    /** @param upTo the last position to be read, whatever comes after it */
    public BehaviourChunk read(Optional<CompanyId> company, long after, long upTo, int limit) {
        return snapshots.read(connection -> {
            var whose = company.isPresent() ? bound(connection, company.get()) : "";
            var days = LogDays.after(connection, after);
            var stretch = days.stretch(after);
            var chunk = copy(connection, after, Math.min(upTo, stretch.last()), stretch, whose, limit);
            while (chunk.isEmpty() && stretch.last() < upTo) {
                stretch = days.stretch(stretch.last());
                chunk = copy(connection, after, Math.min(upTo, stretch.last()), stretch, whose, limit);
            }
            return chunk;
        });
    }

    /** A copy takes no parameters, so what comes from a user is bound to a setting first. */
    private static String bound(Connection connection, CompanyId company) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('assay.company', ?, true)")) {
            statement.setString(1, company.value());
            statement.execute();
        }
        return " and company = current_setting('assay.company')";
    }

    private BehaviourChunk copy(
            Connection connection, long after, long upTo, LogDays.Stretch stretch, String whose, int limit)
            throws SQLException {
        if (stretch.isEmpty()) {
            return BehaviourChunk.none(after);
        }
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + Columns.LIST + " from behaviour_event where position > " + after
                        + " and position <= " + upTo + " and " + stretch.condition() + whose
                        + " order by position limit " + limit + ") to stdout (format binary)");
        try {
            return decode(new CopiedRows(copy, Columns.COUNT), after);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private BehaviourChunk decode(CopiedRows rows, long after) throws SQLException {
        var events = new ArrayList<BehaviourEvent>();
        long last = after;
        long size = 0;
        while (size < MOST_BYTES && rows.next()) {
            size += rows.bytes().length;
            last = rows.bigint();
            events.add(decoder.decode(rows));
        }
        return new BehaviourChunk(List.copyOf(events), last);
    }

    /** The position of the last event there is; 0 when there is none. */
    public long head() {
        return snapshots.read(BehaviourReader::head).orElse(0);
    }

    /** The last event is in one of the days that still grow. */
    private static OptionalLong head(Connection connection) throws SQLException {
        var growing = LogDays.growing(connection);
        return growing.isEmpty()
                ? OptionalLong.empty()
                : ask(
                        connection,
                        "select position from behaviour_event where " + growing.condition()
                                + " order by position desc limit 1");
    }

    /** The position before the first event there is. */
    public long tail() {
        return snapshots.read(connection -> ask(connection, FIRST)).orElse(1) - 1;
    }

    /** The position before the first event received at or after a moment; the head when there is none. */
    public long before(Instant moment) {
        return snapshots.read(connection -> {
            try (var statement = connection.prepareStatement(FIRST_SINCE)) {
                statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    return row.next() ? row.getLong(1) - 1 : head(connection).orElse(0);
                }
            }
        });
    }

    /** Whether there may be something to read after a position: cheap enough to be asked again and again. */
    boolean mayHaveAfter(long position) {
        return snapshots.ask(connection -> ask(connection, LAST_TAKEN)).orElse(0) > position;
    }

    private static OptionalLong ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }
}
