package dev.assay.postgres.metrics;

import dev.assay.analytics.metrics.MetricStore.StateChange;
import dev.assay.analytics.metrics.Unit;
import dev.assay.model.projection.Generation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/** The states of one generation's units: one statement a batch, whatever its size. */
final class StateRows {
    private static final byte[] NONE = new byte[0];
    private static final int ALWAYS_BINARY = -1;

    private static final String READ = """
            select unit, state from metric_states where generation = ? and unit = any (?)
            """;

    /** Probes the index row by row: a join might scan the whole table. */
    private static final String REPLACE = """
            insert into metric_states (generation, unit, state)
            select ?, changed.unit, changed.state from unnest(?::uuid[], ?::bytea[]) as changed (unit, state)
            on conflict (generation, unit) do update set state = excluded.state
            """;

    private static final String COPY_FRESH = "copy metric_states (generation, unit, state) from stdin (format binary)";

    private final Connection connection;
    private final Generation generation;

    StateRows(Connection connection, Generation generation) {
        this.connection = connection;
        this.generation = generation;
    }

    List<byte[]> read(List<Unit> units) throws SQLException {
        var found = HashMap.<Unit, byte[]>newHashMap(units.size());
        try (var statement = connection.prepareStatement(READ)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
            statement.setInt(1, generation.id());
            setUnits(statement, 2, units);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var unit = rows.getObject(1, UUID.class);
                    found.put(
                            new Unit(unit.getMostSignificantBits(), unit.getLeastSignificantBits()), rows.getBytes(2));
                }
            }
        }
        return units.stream().map(unit -> found.getOrDefault(unit, NONE)).toList();
    }

    void write(List<StateChange> states) throws SQLException {
        copyFresh(states.stream().filter(StateChange::fresh).toList());
        replace(states.stream().filter(change -> !change.fresh()).toList());
    }

    private void copyFresh(List<StateChange> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY_FRESH);
        try (var rows = new BinaryRows(copy)) {
            for (var state : states) {
                rows.row(3);
                rows.integer(generation.id());
                rows.uuid(state.unit().high(), state.unit().low());
                rows.bytes(state.state());
            }
            rows.end();
        }
    }

    private void replace(List<StateChange> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(REPLACE)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(ALWAYS_BINARY);
            statement.setInt(1, generation.id());
            setUnits(statement, 2, states.stream().map(StateChange::unit).toList());
            statement.setObject(
                    3,
                    connection.createArrayOf(
                            "bytea", states.stream().map(StateChange::state).toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    private void setUnits(PreparedStatement statement, int index, List<Unit> units) throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(
                        "uuid", units.stream().map(Unit::toUuid).toArray()));
    }
}
