package dev.assay.query.catalogue;

import dev.assay.model.Scope;
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

/** What an environment has besides experiments, as its company's live generation has it. */
final class Resources {
    private final Jdbi jdbi;
    private final Generations generations;
    private final Cursors cursors;

    Resources(Jdbi jdbi, Generations generations, Cursors cursors) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.cursors = cursors;
    }

    Optional<JsonNode> find(CompanyId company, Resource resource) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT document FROM catalogue_resource
                        WHERE generation = :generation AND environment = :environment AND kind = :kind AND id = :id
                        """)
                .bind("generation", generation(company))
                .bind("environment", resource.environment())
                .bind("kind", resource.kind())
                .bind("id", resource.id())
                .map((row, _) -> ModelJson.mapper().readTree(row.getString(1)))
                .findOne());
    }

    /**
     * Those of one kind, by their ids.
     *
     * @param filter what a document must contain, such as {@code {"tags": ["checkout"]}}
     */
    Page list(Scope scope, String kind, boolean archived, JsonNode filter, int limit, @Nullable String cursor) {
        var environment = scope.environment().value();
        var list = List.of(kind, scope.company().value(), environment, archived, filter.toString());
        var after = cursor == null ? "" : cursors.open(list, cursor).getFirst();
        var rows = jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT document FROM catalogue_resource
                        WHERE generation = :generation AND environment = :environment AND kind = :kind
                            AND id > :after AND (:archived OR NOT archived) AND document @> CAST(:filter AS jsonb)
                        ORDER BY id LIMIT :limit
                        """)
                .bind("generation", generation(scope.company()))
                .bind("environment", environment)
                .bind("kind", kind)
                .bind("after", after)
                .bind("archived", archived)
                .bind("filter", filter.toString())
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
