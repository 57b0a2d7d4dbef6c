package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A generation and how its building went.
 *
 * @param token where its building goes on; absent before the first event, and for views in memory, which begin anew
 * @param events how many of its company's events it holds
 * @param builtEvents how many of them were read until it had caught up for the first time, in {@code busyMillis}
 * @param cause why it could not be built, or was dropped
 */
record GenerationRecord(
        Generation generation,
        GenerationStatus status,
        long position,
        Optional<String> token,
        long events,
        long builtEvents,
        long busyMillis,
        Instant startedAt,
        Instant updatedAt,
        String requestedBy,
        String reason,
        Optional<String> cause,
        Optional<Comparison> comparison) {

    static GenerationRecord of(ResultSet row) throws SQLException {
        return new GenerationRecord(
                generation(row),
                GenerationStatus.of(row.getString("status")),
                row.getLong("position"),
                Optional.ofNullable(row.getString("token")),
                row.getLong("events"),
                row.getLong("built_events"),
                row.getLong("busy_millis"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("requested_by"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("cause")).filter(cause -> !cause.isEmpty()),
                comparison(row));
    }

    private static Optional<Comparison> comparison(ResultSet row) throws SQLException {
        var checksum = row.getString("checksum");
        var live = row.getString("live_checksum");
        return checksum == null || live == null ? Optional.empty() : Optional.of(new Comparison(checksum, live));
    }

    static Generation generation(ResultSet row) throws SQLException {
        return new Generation(
                row.getInt("id"),
                new CompanyId(row.getString("company")),
                new ProjectionName(row.getString("projection")),
                row.getInt("number"),
                row.getLong("definitions_position"));
    }
}
