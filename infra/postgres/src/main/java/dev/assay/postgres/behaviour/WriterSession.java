package dev.assay.postgres.behaviour;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;

/** A connection that writes to the log. For one thread, except that anyone may {@link #abort} it. */
final class WriterSession implements AutoCloseable {
    private static final String COPY = "copy behaviour_event (" + Columns.LIST + ") from stdin (format binary)";
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRAILER = {-1, -1};

    /**
     * A frozen node must not keep the others waiting for their turn, and an operator's setting must not make an answer a lie.
     */
    private static final String SETTINGS = """
            set lock_timeout = '1s';
            set idle_in_transaction_session_timeout = '2s';
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
            """;

    /** By the id too: after a crash the database may give the same positions to others. */
    private static final String FIND = "select from behaviour_event where position = ? and event_id = ?";

    /** A node may freeze with the turn in hand, in the middle of a copy, where no timeout of the database applies. */
    private static final String END_FROZEN = """
            select pg_terminate_backend(pid)
            from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and classid = 0 and objid = behaviour_turn() and granted
              and pg_locks.database = (select oid from pg_database where datname = current_database())
              and xact_start < clock_timestamp() - interval '3 s'
            """;

    private final Connection connection;
    private final Set<LocalDate> days = new HashSet<>();

    private WriterSession(Connection connection) {
        this.connection = connection;
    }

    static WriterSession open(PGSimpleDataSource database) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            connection.setAutoCommit(false);
            var session = new WriterSession(connection);
            session.learnDays();
            return session;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Makes the days' partitions, each in a transaction of its own, unless they are known to exist. */
    void prepare(Set<LocalDate> wanted) throws SQLException {
        for (var day : wanted) {
            if (!days.contains(day)) {
                DayPartitions.create(connection, day);
                connection.commit();
                days.add(day);
            }
        }
    }

    /** Trusts no partition to exist any longer. */
    void forgetDays() {
        days.clear();
    }

    private void learnDays() throws SQLException {
        days.addAll(DayPartitions.existing(connection));
        connection.commit();
    }

    /**
     * Writes a group, all but the commit.
     *
     * @return the position of its first event
     */
    long write(Group group) throws SQLException {
        prepare(group.days());
        long first = takePositions(group);
        copy(group, first);
        return first;
    }

    private void copy(Group group, long first) throws SQLException {
        long position = first;
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            copy.writeToCopy(HEADER, 0, HEADER.length);
            for (var append : group.appends()) {
                var events = append.events();
                copy.writeToCopy(events.at(position), 0, events.size());
                position += events.count();
            }
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private long takePositions(Group group) throws SQLException {
        try (var statement = connection.prepareStatement("select behaviour_take_positions(?, ?)")) {
            statement.setInt(1, group.count());
            statement.setArray(2, connection.createArrayOf("date", group.days().toArray()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether a group is in the log, asked when the connection that should have committed it was lost. */
    boolean holds(Group group, long first) throws SQLException {
        try (var turn = connection.prepareStatement("select behaviour_take_turn()");
                var search = connection.prepareStatement(FIND)) {
            // Its transaction has ended once the turn is ours: it is there now, or it never will be.
            turn.execute();
            search.setLong(1, first);
            search.setString(2, group.firstId());
            try (var found = search.executeQuery()) {
                return found.next();
            }
        } finally {
            connection.rollback();
        }
    }

    /** Ends the connections of those who have had the turn for longer than anybody who works would. */
    void endFrozenTurns() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(END_FROZEN);
        }
        connection.commit();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Cuts the connection, whatever its thread waits for. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // then it is cut already
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // then it is closed already
        }
    }
}
