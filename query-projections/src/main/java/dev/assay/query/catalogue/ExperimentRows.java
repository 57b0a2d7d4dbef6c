package dev.assay.query.catalogue;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.json.ModelJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The experiments a batch touches: loaded at once, saved at once. */
final class ExperimentRows {
    private final Handle handle;
    private final int generation;
    private final Map<At, ObjectNode> documents = new LinkedHashMap<>();
    private final Set<At> changed = new HashSet<>();

    private record At(String environment, String id) {
        static At of(ExperimentKey key) {
            return new At(key.scope().environment().value(), key.id().value());
        }
    }

    ExperimentRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void load(List<ExperimentKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        // Each by the primary key: left to itself, the planner reads the whole table once it is large.
        handle.createQuery("""
                        SELECT wanted.environment, wanted.id, document
                        FROM jsonb_to_recordset(CAST(:keys AS jsonb)) AS wanted(environment text, id text)
                        CROSS JOIN LATERAL (
                            SELECT document FROM catalogue_experiment AS present
                            WHERE generation = :generation AND present.environment = wanted.environment
                                AND present.id = wanted.id COLLATE "C"
                            LIMIT 1
                        ) AS found
                        """)
                .bind("generation", generation)
                .bind(
                        "keys",
                        ModelJson.mapper()
                                .writeValueAsString(keys.stream().map(At::of).toList()))
                .map((row, _) -> Map.entry(
                        new At(row.getString(1), row.getString(2)),
                        ModelJson.mapper().readValue(row.getString(3), ObjectNode.class)))
                .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    }

    ObjectNode get(ExperimentKey key) {
        var document = documents.get(At.of(key));
        if (document == null) {
            throw new IllegalStateException("The catalogue has not seen experiment " + key + " being created");
        }
        return document;
    }

    void put(ExperimentKey key, ObjectNode document) {
        documents.put(At.of(key), document);
        changed.add(At.of(key));
    }

    void save() {
        if (changed.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_experiment (generation, environment, id, name_key, status, owner, tags, search,
                    created_at, updated_at, started_at, version, summary, document)
                VALUES (:generation, :environment, :id, :name_key, :status, :owner, CAST(:tags AS jsonb), :search,
                    CAST(:created_at AS timestamptz), CAST(:updated_at AS timestamptz),
                    CAST(:started_at AS timestamptz), :version, CAST(:summary AS jsonb), CAST(:document AS jsonb))
                ON CONFLICT (generation, environment, id) DO UPDATE SET
                    name_key = excluded.name_key, status = excluded.status, owner = excluded.owner,
                    tags = excluded.tags, search = excluded.search, updated_at = excluded.updated_at,
                    started_at = excluded.started_at, version = excluded.version, summary = excluded.summary,
                    document = excluded.document
                """);
        documents.forEach((at, document) -> {
            if (changed.contains(at)) {
                batch.bind("generation", generation)
                        .bind("environment", at.environment())
                        .bind("id", at.id())
                        .bind("name_key", text(document, "name").toLowerCase(Locale.ROOT))
                        .bind("status", text(document, "status"))
                        .bind("owner", text(document, "owner"))
                        .bind("tags", document.path("tags").toString())
                        .bind("search", searchable(document))
                        .bind("created_at", text(document, "created_at"))
                        .bind("updated_at", text(document, "updated_at"))
                        .bind("started_at", orNull(document.get("started_at")))
                        .bind("version", document.path("version").longValue())
                        .bind("summary", ExperimentDocument.summary(document).toString())
                        .bind("document", document.toString())
                        .add();
            }
        });
        batch.execute();
    }

    private static String searchable(ObjectNode document) {
        var text = new StringBuilder();
        for (var name : List.of("id", "name", "owner", "hypothesis", "description")) {
            text.append(text(document, name)).append('\n');
        }
        document.path("tags").forEach(tag -> text.append(tag.stringValue()).append('\n'));
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(ObjectNode document, String name) {
        return document.path(name).stringValue("");
    }

    private static @Nullable String orNull(@Nullable JsonNode node) {
        return node == null ? null : node.stringValue();
    }
}
