package dev.assay.server.database;

import dev.assay.postgres.PostgresAddress;
import dev.assay.server.installation.CannotStart;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether an existing PostgreSQL lets Assay in: tried before anything depends on it, so that a refusal is told plainly. */
final class Entrance {
    private Entrance() {}

    static void check(PostgresAddress address) {
        try (var connection = address.dataSource().getConnection()) {
            connection.isReadOnly();
        } catch (SQLException refusal) {
            throw new CannotStart(reason(address, refusal), refusal);
        }
    }

    private static String reason(PostgresAddress address, SQLException refusal) {
        var uri = URI.create(address.url().substring("jdbc:".length()));
        var server = "the PostgreSQL at " + uri.getRawAuthority();
        return switch (String.valueOf(refusal.getSQLState())) {
            case "08001", "08006" -> server + " cannot be reached: " + innermost(refusal);
            case "28000", "28P01" -> server + " does not let user '" + address.user() + "' in: is the password wrong?";
            case "3D000" -> server + " has no database '" + uri.getPath().substring(1) + "': create it first";
            default -> server + " lets nobody in: " + refusal.getMessage();
        };
    }

    private static String innermost(Throwable fault) {
        var innermost = String.valueOf(fault.getMessage());
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            innermost = cause instanceof UnknownHostException unknown
                    ? "there is no host '" + unknown.getMessage() + "'"
                    : String.valueOf(cause.getMessage());
        }
        return innermost;
    }
}
