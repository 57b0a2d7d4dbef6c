package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The partitions of the log: one a day, named after it. */
final class DayPartitions {
    private static final String PREFIX = "behaviour_event_";

    /**
     * The log's tables by their names: a table that was detached and not dropped yet is still the day's. In
     * {@code inhdetachpending} is whether detaching was begun and not finished.
     */
    private static final String EXISTING = """
            select relname, inhparent is not null, coalesce(inhdetachpending, false)
            from pg_class left join pg_inherits on inhrelid = pg_class.oid
            where relnamespace = (select relnamespace from pg_class where oid = 'behaviour_event'::regclass)
              and relkind = 'r' and relname ~ '^behaviour_event_[0-9]{8}$'
            """;

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(471100202)";

    /** Where a day's table stands. */
    enum State {
        ATTACHED,
        DETACHING,
        DETACHED
    }

    private DayPartitions() {}

    static String name(LocalDate day) {
        return PREFIX + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static LocalDate day(String name) {
        return LocalDate.parse(name.substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** A day that can have a partition. */
    static boolean isNameable(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    static NavigableMap<LocalDate, State> existing(Connection connection) throws SQLException {
        var days = new TreeMap<LocalDate, State>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(EXISTING)) {
            while (rows.next()) {
                days.put(day(rows.getString(1)), state(rows.getBoolean(2), rows.getBoolean(3)));
            }
        }
        return days;
    }

    private static State state(boolean child, boolean detachPending) {
        if (!child) {
            return State.DETACHED;
        }
        return detachPending ? State.DETACHING : State.ATTACHED;
    }

    /**
     * Makes a day's partition unless there is one. Made apart and then attached: creating it in place would lock out every
     * reader and writer, and wait behind the slowest of them.
     *
     * @param connection in a transaction, which must be committed
     */
    static void create(Connection connection, LocalDate day) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(ONE_AT_A_TIME);
            var state = existing(connection).get(day);
            if (state == State.ATTACHED) {
                return;
            }
            if (state == State.DETACHED) {
                statement.execute("drop table " + name(day));
            }
            statement.execute("create table " + name(day) + " (like behaviour_event including all)");
            statement.execute("alter table behaviour_event attach partition " + name(day) + " for values from ('" + day
                    + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')");
        }
    }

    /**
     * Drops a day's partition. Detached first, so that nobody is locked out of the other days.
     *
     * @param connection commits by itself: PostgreSQL detaches concurrently outside of transactions only
     */
    static void drop(Connection connection, LocalDate day, State state) throws SQLException {
        try (var statement = connection.createStatement()) {
            var detach = "alter table behaviour_event detach partition " + name(day);
            switch (state) {
                case ATTACHED -> statement.execute(detach + " concurrently");
                case DETACHING -> statement.execute(detach + " finalize");
                case DETACHED -> {
                    // only the table itself is left
                }
            }
            connection.setAutoCommit(false);
            statement.execute(ONE_AT_A_TIME);
            statement.execute("drop table " + name(day));
            statement.execute("delete from behaviour_day where day = '" + day + "'");
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
