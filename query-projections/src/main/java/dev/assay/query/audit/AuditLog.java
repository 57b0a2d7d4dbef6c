package dev.assay.query.audit;

import dev.assay.model.Scope;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import dev.assay.query.page.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A company's audit log, the newest first: what concerns the whole company, and what concerns one environment. */
final class AuditLog {
    private final Jdbi jdbi;
    private final Generations generations;
    private final Cursors cursors;

    AuditLog(Jdbi jdbi, Generations generations, Cursors cursors) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.cursors = cursors;
    }

    Page list(Scope scope, AuditFilter filter, int limit, @Nullable String cursor) {
        var list = List.of("audit", scope.toString(), filter.values());
        var before = cursor == null
                ? Long.MAX_VALUE
                : Long.parseLong(cursors.open(list, cursor).getFirst());
        var conditions = new ArrayList<>(
                List.of("generation = :generation", "environment IN ('', :environment)", "position < :before"));
        conditions.addAll(filter.conditions());
        var sql = "SELECT position, at, actor, role, action, resource, request_id, address_hash, details"
                + " FROM audit_entry WHERE " + String.join(" AND ", conditions)
                + " ORDER BY position DESC LIMIT :limit";
        var rows = jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind(
                        "generation",
                        generations.live(scope.company(), AuditProjection.NAME).id())
                .bind("environment", scope.environment().value())
                .bind("before", before)
                .bindMap(filter.values())
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
                .put("at", row.getObject("at", OffsetDateTime.class).toInstant().toString());
        for (var name : List.of("actor", "role", "action", "resource", "request_id", "address_hash")) {
            entry.put(name, row.getString(name));
        }
        return entry.set("details", ModelJson.mapper().readTree(row.getString("details")));
    }
}
