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

    private static final String TAIL = "select position from behaviour_event order by position limit 1";
    private static final String HEAD = "select position from behaviour_event order by position desc limit 1";
    private static final String FIRST_SINCE = """
            select position from behaviour_event where received_at >= ? order by position limit 1
            """;
    private static final String LAST_TAKEN =
            "select case when is_called then last_value else 0 end from behaviour_position";

    private final DataSource database;
    private final EventDecoder decoder = new EventDecoder();

    public BehaviourReader(DataSource database) {
        this.database = database;
    }

    /**
     * The next events.
     *
     * @param company whose; empty for everybody's
     * @param after the position of the last event read before; 0 for none
     * @param limit how many at most
     */
    public BehaviourChunk read(Optional<CompanyId> company, long after, int limit) {
        return read(company, after, Long.MAX_VALUE, limit);
    }

    /** @param upTo the last position to be read, whatever comes after it */
    public BehaviourChunk read(Optional<CompanyId> company, long after, long upTo, int limit) {
        try (var connection = database.getConnection()) {
            return read(connection, company, after, upTo, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("the behaviour log cannot be read", e);
        }
    }

    private BehaviourChunk read(Connection connection, Optional<CompanyId> company, long after, long upTo, int limit)
            throws SQLException {
        // A copy takes no parameters: three of these are numbers, the fourth is bound to a setting.
        var whose = "";
        if (company.isPresent()) {
            bind(connection, company.get());
            whose = "and company = current_setting('assay.company')";
        }
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + Columns.LIST
                        + " from behaviour_event where position > " + after + " and position <= " + upTo + " " + whose
                        + " order by position limit "
                        + limit
                        + ") to stdout (format binary)");
        try {
            return read(new CopiedRows(copy, Columns.COUNT), after);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private BehaviourChunk read(CopiedRows rows, long after) throws SQLException {
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

    private static void bind(Connection connection, CompanyId company) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('assay.company', ?, false)")) {
            statement.setString(1, company.value());
            statement.execute();
        }
    }

    /** The position of the last event there is; 0 when there is none. */
    public long head() {
        return ask(HEAD).orElse(0);
    }

    /** The position before the first event there is. */
    public long tail() {
        return ask(TAIL).orElse(1) - 1;
    }

    /** The position before the first event received at or after a moment; the head when there is none. */
    public long before(Instant moment) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIRST_SINCE)) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) - 1 : head();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the behaviour log cannot be read", e);
        }
    }

    /** Whether there may be something to read after a position: cheap enough to be asked again and again. */
    boolean mayHaveAfter(long position) {
        return ask(LAST_TAKEN).orElse(0) > position;
    }

    private OptionalLong ask(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("the behaviour log cannot be read", e);
        }
    }
}
