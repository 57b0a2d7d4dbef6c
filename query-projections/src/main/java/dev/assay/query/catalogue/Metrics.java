package dev.assay.query.catalogue;

import dev.assay.model.company.CompanyId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import dev.assay.query.page.Page;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A company's metrics, as its live generation has them. */
final class Metrics {
    private final Jdbi jdbi;
    private final Generations generations;
    private final Cursors cursors;

    Metrics(Jdbi jdbi, Generations generations, Cursors cursors) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.cursors = cursors;
    }

    Optional<JsonNode> find(CompanyId company, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT document, versions FROM catalogue_metric WHERE generation = :generation AND id = :id
                        """)
                .bind("generation", generation(company))
                .bind("id", id)
                .<JsonNode>map((row, _) -> ModelJson.mapper()
                        .readValue(row.getString(1), ObjectNode.class)
                        .set("versions", ModelJson.mapper().readTree(row.getString(2))))
                .findOne());
    }

    Page list(CompanyId company, boolean archived, int limit, @Nullable String cursor) {
        var list = List.of("metrics", company.value(), archived);
        var after = cursor == null ? "" : cursors.open(list, cursor).getFirst();
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT document FROM catalogue_metric
                        WHERE generation = :generation AND id > :after AND (:archived OR NOT archived)
                        ORDER BY id LIMIT :limit
                        """)
                .bind("generation", generation(company))
                .bind("after", after)
                .bind("archived", archived)
                .bind("limit", limit + 1)
                .map((row, _) -> ModelJson.mapper().readTree(row.getString(1)))
                .list());
        return Page.of(
                rows,
                limit,
                row -> row,
                row -> cursors.seal(list, List.of(row.path("id").stringValue())));
    }

    private int generation(CompanyId company) {
        return generations.live(company, CatalogueProjection.NAME).id();
    }
}
