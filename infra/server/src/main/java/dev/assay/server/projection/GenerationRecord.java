package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A generation and how its building went. */
record GenerationRecord(
        Generation generation,
        GenerationStatus status,
        long position,
        Optional<String> token,
        long events,
        Instant startedAt,
        Instant updatedAt,
        String requestedBy,
        String reason,
        @Nullable String cause,
        @Nullable String checksum,
        @Nullable String liveChecksum) {

    static GenerationRecord of(ResultSet row) throws SQLException {
        return new GenerationRecord(
                generation(row),
                GenerationStatus.of(row.getString("status")),
                row.getLong("position"),
                Optional.ofNullable(row.getString("token")),
                row.getLong("events"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getString("cause"),
                row.getString("checksum"),
                row.getString("live_checksum"));
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
