package dev.assay.query.catalogue;

import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricKey;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The metrics a batch touches: loaded at once, saved at once. */
final class MetricRows {
    private final Handle handle;
    private final int generation;
    private final Map<String, MetricDocument> documents = new LinkedHashMap<>();
    private final Set<String> changed = new HashSet<>();

    MetricRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void load(List<MetricKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var ids = keys.stream().map(key -> key.id().value()).toList();
        handle.createQuery("""
                        SELECT id, document, versions
                        FROM catalogue_metric
                        WHERE generation = :generation
                            AND id IN (SELECT jsonb_array_elements_text(CAST(:ids AS jsonb)))
                        """)
                .bind("generation", generation)
                .bind("ids", ModelJson.mapper().writeValueAsString(ids))
                .map((row, _) -> Map.entry(
                        row.getString(1),
                        new MetricDocument(
                                ModelJson.mapper().readValue(row.getString(2), ObjectNode.class),
                                ModelJson.mapper().readValue(row.getString(3), ArrayNode.class))))
                .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    }

    MetricDocument get(String id) {
        var document = documents.get(id);
        if (document == null) {
            throw new IllegalStateException("The catalogue has not seen metric " + id + " being created");
        }
        return document;
    }

    void put(String id, MetricDocument document) {
        documents.put(id, document);
        changed.add(id);
    }

    void save() {
        if (changed.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_metric (generation, id, archived, version, document, versions)
                VALUES (:generation, :id, :archived, :version, CAST(:document AS jsonb), CAST(:versions AS jsonb))
                ON CONFLICT (generation, id) DO UPDATE SET
                    archived = excluded.archived, version = excluded.version, document = excluded.document,
                    versions = excluded.versions
                """);
        documents.forEach((id, metric) -> {
            if (changed.contains(id)) {
                batch.bind("generation", generation)
                        .bind("id", id)
                        .bind("archived", metric.present().path("archived").booleanValue())
                        .bind("version", metric.present().path("version").longValue())
                        .bind("document", metric.present().toString())
                        .bind("versions", metric.versions().toString())
                        .add();
            }
        });
        batch.execute();
    }
}
