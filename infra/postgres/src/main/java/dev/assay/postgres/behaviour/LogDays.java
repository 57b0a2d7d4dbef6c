package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The days whose partitions hold the next events after a position, and how far they reach: a log keeps many partitions, and
 * a query over all of them takes longer to plan than to run.
 */
final class LogDays {
    private static final String AFTER = """
            select day, first_position, coalesce(last_position, 9223372036854775807) from behaviour_day
            where last_position is null or last_position > ?
            order by first_position
            """;
    private static final String GROWING = "select day from behaviour_day where last_position is null order by day";

    /** Two grow side by side around midnight. */
    private static final int AT_ONCE = 2;

    private final List<Day> days;

    private record Day(LocalDate day, long firstPosition, long lastPosition) {}

    /**
     * Some days' partitions.
     *
     * @param last every event up to here, from where the search began, lies in these partitions
     */
    record Stretch(List<LocalDate> days, long last) {
        boolean isEmpty() {
            return days.isEmpty();
        }

        /** The condition that leaves all other partitions out. Of dates only: nothing in it comes from a user. */
        String condition() {
            return days.stream()
                    .map(day -> "received_at >= '" + day + " 00:00+00' and received_at < '" + day.plusDays(1)
                            + " 00:00+00'")
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    private LogDays(List<Day> days) {
        this.days = days;
    }

    /** The days that hold anything after a position. True in the transaction's snapshot only. */
    static LogDays after(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, position);
            try (var rows = statement.executeQuery()) {
                var days = new ArrayList<Day>();
                while (rows.next()) {
                    days.add(new Day(rows.getObject(1, LocalDate.class), rows.getLong(2), rows.getLong(3)));
                }
                return new LogDays(days);
            }
        }
    }

    /** The days that may still get events; the last event that is visible is in one of them. */
    static Stretch growing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(GROWING)) {
            var days = new ArrayList<LocalDate>();
            while (rows.next()) {
                days.add(rows.getObject(1, LocalDate.class));
            }
            return new Stretch(days, Long.MAX_VALUE);
        }
    }

    /** The few partitions that hold the next events after a position not before the one searched from. */
    Stretch stretch(long after) {
        var chosen = new ArrayList<LocalDate>();
        for (var day : days) {
            if (chosen.size() >= AT_ONCE && day.firstPosition() > after + 1) {
                return new Stretch(chosen, day.firstPosition() - 1);
            }
            if (day.lastPosition() > after) {
                chosen.add(day.day());
            }
        }
        return new Stretch(chosen, Long.MAX_VALUE);
    }
}
