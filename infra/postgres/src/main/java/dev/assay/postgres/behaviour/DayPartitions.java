package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/** The partitions of the log: one a day, named after it. */
final class DayPartitions {
    private static final String PREFIX = "behaviour_event_";

    private static final String EXISTING = """
            select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = 'behaviour_event'::regclass and relname ~ '^behaviour_event_[0-9]{8}$'
            """;

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(471100202)";

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

    /** The days that have one. */
    static Set<LocalDate> existing(Connection connection) throws SQLException {
        var days = new HashSet<LocalDate>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(EXISTING)) {
            while (rows.next()) {
                days.add(day(rows.getString(1)));
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
            if (existing(connection).contains(day)) {
                return;
            }
            statement.execute("create table " + name(day) + " (like behaviour_event including all)");
            statement.execute("alter table behaviour_event attach partition " + name(day) + " for values from ('" + day
                    + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')");
        }
    }
}
