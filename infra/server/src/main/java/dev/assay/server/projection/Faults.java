package dev.assay.server.projection;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells the database's bad moments, which pass, from events that cannot be applied. */
final class Faults {
    /**
     * SQLSTATE classes that say nothing about the event: connection, transaction state, rollback, resources, object in
     * use, operator intervention, system error.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    /** No schema, no table, no right to it: not the event's fault either, but someone has to mend it. */
    private static final Set<String> STRUCTURAL = Set.of("3F000", "42P01", "42501");

    private Faults() {}

    /** Whether the fault says nothing about the events it happened at. */
    static boolean isPassing(Throwable fault) {
        return any(
                fault,
                cause -> cause instanceof Error
                        || cause instanceof InterruptedException
                        || cause instanceof TransactionException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof RecoverableDataAccessException
                        || cause instanceof SQLTransientException
                        || cause instanceof SQLRecoverableException
                        || state(cause).filter(Faults::isPassing).isPresent());
    }

    /** Whether it will be the same however often one tries. */
    static boolean isLasting(Throwable fault) {
        return !isPassing(fault)
                || any(fault, cause -> state(cause).filter(STRUCTURAL::contains).isPresent());
    }

    private static boolean any(Throwable fault, Predicate<Throwable> wanted) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> state(Throwable cause) {
        return cause instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty();
    }

    private static boolean isPassing(String state) {
        return state.length() == 5 && (PASSING.contains(state.substring(0, 2)) || STRUCTURAL.contains(state));
    }
}
