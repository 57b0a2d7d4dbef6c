package dev.assay.server.projection;

import dev.assay.analytics.metrics.Progress;
import dev.assay.model.projection.Generation;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;

/** How far a generation in the database has read its log: the live ones of a projection go together. */
final class StoredProgress implements Progress {
    private static final Reached NOWHERE = new Reached(-1, Instant.EPOCH);

    private final Jdbi jdbi;

    StoredProgress(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Reached of(Generation generation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(live.position, own.position) as position,
                            coalesce(live.updated_at, own.updated_at) as updated_at
                        from projection_generation own
                        left join projection_position live
                            on live.projection = own.projection and own.status = 'live'
                        where own.id = :id""")
                .bind("id", generation.id())
                .map((row, _) -> new Reached(
                        row.getLong("position"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .findOne()
                .orElse(NOWHERE));
    }
}
