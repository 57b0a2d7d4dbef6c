package dev.assay.query.catalogue;

import dev.assay.model.Scope;
import dev.assay.model.json.ModelJson;
import dev.assay.model.projection.Generations;
import dev.assay.query.page.Cursors;
import dev.assay.query.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The experiments of one environment of a company, as its live generation has them. */
final class Experiments {
    private final Jdbi jdbi;
    private final Generations generations;
    private final Cursors cursors;

    private record Row(String key, String id, JsonNode summary) {}

    Experiments(Jdbi jdbi, Generations generations, Cursors cursors) {
        this.jdbi = jdbi;
        this.generations = generations;
        this.cursors = cursors;
    }

    Optional<JsonNode> find(Scope scope, String id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT document FROM catalogue_experiment
                        WHERE generation = :generation AND environment = :environment AND id = :id
                        """)
                .bind("generation", generation(scope))
                .bind("environment", scope.environment().value())
                .bind("id", id)
                .map((row, _) -> ModelJson.mapper().readTree(row.getString(1)))
                .findOne());
    }

    Page list(Scope scope, ExperimentFilter filter, ExperimentOrder order, int limit, @Nullable String cursor) {
        var list = List.of("experiments", scope.toString(), filter.values(), order.toString());
        var conditions = new ArrayList<String>();
        conditions.add("generation = :generation");
        conditions.add("environment = :environment");
        conditions.addAll(filter.conditions());
        Optional<List<String>> after = Optional.ofNullable(cursor).map(text -> cursors.open(list, text));
        after.ifPresent(_ -> conditions.add(order.behind()));
        var sql = "SELECT " + order.key() + ", id, summary FROM catalogue_experiment WHERE "
                + String.join(" AND ", conditions) + " ORDER BY " + order.by() + " LIMIT :limit";
        var rows = jdbi.withHandle(handle -> {
            var query = handle.createQuery(sql)
                    .bind("generation", generation(scope))
                    .bind("environment", scope.environment().value())
                    .bindMap(filter.values())
                    .bind("limit", limit + 1);
            after.ifPresent(end -> query.bind("after_key", end.getFirst()).bind("after_id", end.getLast()));
            return query.map((row, _) -> new Row(
                            row.getString(1),
                            row.getString(2),
                            ModelJson.mapper().readTree(row.getString(3))))
                    .list();
        });
        return Page.of(rows, limit, Row::summary, end -> cursors.seal(list, List.of(end.key(), end.id())));
    }

    private int generation(Scope scope) {
        return generations.live(scope.company(), CatalogueProjection.NAME).id();
    }
}
