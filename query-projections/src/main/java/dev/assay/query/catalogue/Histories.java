package dev.assay.query.catalogue;

import dev.assay.model.company.CompanyId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import dev.assay.query.page.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What happened to a resource, the newest first, as the live generation has it. */
final class Histories {
    private final Jdbi jdbi;
    private final Generations generations;
    private final Cursors cursors;

    Histories(Jdbi jdbi, Generations generations, Cursors cursors) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.cursors = cursors;
    }

    /** @param resource as {@link HistoryEntry} names it */
    Page list(CompanyId company, String resource, int limit, @Nullable String cursor) {
        var list = List.of("history", company.value(), resource);
        var before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT position, version, at, actor, role, action, summary, reason, changes, request_id
                        FROM catalogue_history
                        WHERE generation = :generation AND resource = :resource AND position < :before
                        ORDER BY position DESC LIMIT :limit
                        """)
                .bind(
                        "generation",
                        generations.live(company, CatalogueProjection.NAME).id())
                .bind("resource", resource)
                .bind("before", before)
                .bind("limit", limit + 1)
                .map((row, _) -> entry(row))
                .list());
        return Page.of(
                rows,
                limit,
                row -> row,
                row -> cursors.seal(list, List.of(row.path("position").asString())));
    }

    private static JsonNode entry(ResultSet row) throws SQLException {
        var entry = ModelJson.mapper()
                .createObjectNode()
                .put("position", row.getLong("position"))
                .put("version", row.getLong("version"))
                .put("at", row.getObject("at", OffsetDateTime.class).toInstant().toString());
        for (var name : List.of("actor", "role", "action", "summary")) {
            entry.put(name, row.getString(name));
        }
        if (!row.getString("reason").isEmpty()) {
            entry.put("reason", row.getString("reason"));
        }
        entry.set("changes", ModelJson.mapper().readTree(row.getString("changes")));
        return entry.put("request_id", row.getString("request_id"));
    }
}
