package dev.assay.postgres.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends connections for reading. */
final class Snapshots {
    /** Reads over a connection. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * Everything is read along an index of positions. Of a partition too young for statistics the planner thinks that little
     * of it lies after any position, and would read and sort all the rest of it for each chunk.
     */
    private static final String BEGIN = """
            set transaction isolation level repeatable read, read only;
            set local enable_sort = off;
            set local enable_bitmapscan = off
            """;

    private final DataSource database;

    Snapshots(DataSource database) {
        this.database = database;
    }

    /** One statement. */
    <T> T ask(Reading<T> question) {
        try (var connection = database.getConnection()) {
            return question.from(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the behaviour log cannot be read", e);
        }
    }

    /** Several statements that see the log as it stands at the first of them. */
    <T> T read(Reading<T> reading) {
        return ask(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(BEGIN);
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
