package dev.assay.server.database;

import dev.assay.postgres.PostgresAddress;
import java.sql.SQLException;

/** Whether an existing PostgreSQL answers at all; one that refuses is not away. */
public final class Reachability {
    private static final int PATIENCE_SECONDS = 2;
    private static final String CONNECTION_FAULTS = "08";
    private static final String STARTING = "57P03";

    private final PostgresAddress address;

    private Reachability(PostgresAddress address) {
        this.address = address;
    }

    /** @param url as on the command line */
    public static Reachability of(String url) {
        return new Reachability(Database.address(url));
    }

    public boolean isAway() {
        var source = address.dataSource();
        source.setLoginTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(PATIENCE_SECONDS);
        try (var connection = source.getConnection()) {
            return !connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException fault) {
            var state = String.valueOf(fault.getSQLState());
            return state.startsWith(CONNECTION_FAULTS) || state.equals(STARTING);
        }
    }
}
