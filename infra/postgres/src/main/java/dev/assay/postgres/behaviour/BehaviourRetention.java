package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** Forgets old behaviour, whole days at a time: dropping a partition costs the same however many events it holds. */
public final class BehaviourRetention {
    /** Readers that still look into a day are waited for; who reads longer than this stops the work, not the log. */
    private static final String PATIENCE = "set lock_timeout = '60s'";

    private final DataSource database;

    public BehaviourRetention(DataSource database) {
        this.database = database;
    }

    /**
     * Drops the events received on days (UTC) before one. Readers and writers go on meanwhile. What a failure leaves half
     * done, the next call completes.
     *
     * @return the days that were dropped
     */
    public List<LocalDate> dropBefore(LocalDate day) {
        try (var connection = database.getConnection()) {
            set(connection, PATIENCE);
            try {
                return dropBefore(connection, day);
            } finally {
                set(connection, "reset lock_timeout");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("days before " + day + " could not be dropped", e);
        }
    }

    private static List<LocalDate> dropBefore(Connection connection, LocalDate day) throws SQLException {
        var days = DayPartitions.existing(connection).headMap(day).entrySet().stream().toList();
        for (var old : days) {
            DayPartitions.drop(connection, old.getKey(), old.getValue());
        }
        return days.stream().map(old -> old.getKey()).toList();
    }

    private static void set(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }
}
