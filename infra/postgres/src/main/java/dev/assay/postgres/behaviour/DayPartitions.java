package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The partitions of the log: one a day, named after it. */
final class DayPartitions {
    private static final String PREFIX = "behaviour_event_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'" + PREFIX + "'uuuuMMdd", Locale.ROOT);
    private static final int NAME_LENGTH = PREFIX.length() + 8;

    /** {@code inhdetachpending}: a detachment was begun and not finished. */
    private static final String EXISTING = """
            select child.relname, inhdetachpending from pg_inherits
            join pg_class child on child.oid = inhrelid
            where inhparent = 'behaviour_event'::regclass
            """;

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(4711002002)";

    /** Where a partition stands. */
    enum State {
        ATTACHED,
        DETACHING
    }

    private DayPartitions() {}

    static String name(LocalDate day) {
        return NAME.format(day);
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
                var name = rows.getString(1);
                if (name.length() == NAME_LENGTH && name.startsWith(PREFIX)) {
                    days.put(LocalDate.parse(name, NAME), rows.getBoolean(2) ? State.DETACHING : State.ATTACHED);
                }
            }
        }
        return days;
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
            if (existing(connection).containsKey(day)) {
                return;
            }
            statement.execute("create table " + name(day) + " (like behaviour_event including all)");
            statement.execute("alter table behaviour_event attach partition " + name(day) + " for values from ('" + day
                    + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')");
        }
    }
}
