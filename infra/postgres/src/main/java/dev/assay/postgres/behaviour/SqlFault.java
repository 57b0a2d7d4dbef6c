package dev.assay.postgres.behaviour;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What a failure of the database means to whoever writes. */
enum SqlFault {
    /** The connection or the server is gone. */
    DISCONNECTED,
    /** A day's partition is not there. */
    PARTITION_MISSING,
    /** Something is wrong with the rows: they would be refused again. */
    REFUSED,
    /** Others hold a lock for too long. */
    LOCKED,
    /** Anything else: the disk is full, the server is a standby, … It may pass. */
    OTHER;

    static SqlFault of(SQLException fault) {
        var state = fault.getSQLState();
        if (state == null || state.startsWith("08") || state.startsWith("57P")) {
            return DISCONNECTED;
        }
        return switch (state) {
            case "23514" -> namesConstraint(fault) ? REFUSED : PARTITION_MISSING;
            case "55P03" -> LOCKED;
            default -> state.startsWith("22") || state.startsWith("23") ? REFUSED : OTHER;
        };
    }

    /** PostgreSQL reports a row without a partition as a violated check that has no name. */
    private static boolean namesConstraint(SQLException fault) {
        var detail = fault instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return detail == null || detail.getConstraint() != null;
    }
}
