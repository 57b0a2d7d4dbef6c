package dev.assay.query.catalogue;

import dev.assay.model.company.CompanyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.projection.Generations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A company's API keys, as its live generation has them. */
final class Keys {
    private final Jdbi jdbi;
    private final Generations generations;

    Keys(Jdbi jdbi, Generations generations) {
        this.jdbi = jdbi;
        this.generations = generations;
    }

    List<KeyView> list(CompanyId company) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT id, name, role, environment, prefix, created_at, revoked_at,
                            requests_per_second, burst
                        FROM catalogue_key
                        WHERE generation = :generation ORDER BY created_at, id
                        """)
                .bind(
                        "generation",
                        generations.live(company, CatalogueProjection.NAME).id())
                .map((row, _) -> new KeyView(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("role"),
                        row.getString("environment"),
                        row.getString("prefix"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "revoked_at"),
                        limit(row)))
                .list());
    }

    private static @Nullable RateLimit limit(ResultSet row) throws SQLException {
        long rate = row.getLong("requests_per_second");
        return row.wasNull() ? null : new RateLimit(rate, row.getLong("burst"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
