package dev.assay.server.projection;

import dev.assay.model.projection.ProjectionName;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.jdbi.v3.core.Jdbi;

/** How far the live generations of each projection have come. */
final class PositionStore {
    private final Jdbi jdbi;
    private final Tokens tokens;
    private final Clock clock;

    PositionStore(Jdbi jdbi, Tokens tokens, Clock clock) {
        this.jdbi = jdbi;
        this.tokens = tokens;
        this.clock = clock;
    }

    record Reached(TrackingToken token, Instant at) {}

    void advance(ProjectionName projection, TrackingToken token) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into projection_position (projection, position, token, updated_at)
                        values (:projection, :position, :token, :now)
                        on conflict (projection) do update set position = excluded.position, token = excluded.token,
                            updated_at = excluded.updated_at""")
                .bind("projection", projection.value())
                .bind("position", Tokens.position(token))
                .bind("token", tokens.text(token))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    Optional<Reached> find(ProjectionName projection) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select token, updated_at from projection_position where projection = :projection")
                .bind("projection", projection.value())
                .map((row, _) -> new Reached(
                        tokens.token(row.getString("token")),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }
}
