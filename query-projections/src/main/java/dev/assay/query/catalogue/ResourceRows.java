package dev.assay.query.catalogue;

import dev.assay.model.json.ModelJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** The resources a batch touches: loaded at once, saved at once. */
final class ResourceRows {
    private final Handle handle;
    private final int generation;
    private final Map<Resource, ObjectNode> documents = new LinkedHashMap<>();
    private final Set<Resource> changed = new HashSet<>();

    ResourceRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void load(List<Resource> resources) {
        if (resources.isEmpty()) {
            return;
        }
        handle.createQuery("""
                        SELECT r.environment, r.kind, r.id, r.document
                        FROM catalogue_resource r
                        JOIN jsonb_to_recordset(CAST(:keys AS jsonb)) AS k(environment text, kind text, id text)
                            ON r.environment = k.environment AND r.kind = k.kind AND r.id = k.id
                        WHERE r.generation = :generation
                        """)
                .bind("generation", generation)
                .bind("keys", ModelJson.mapper().writeValueAsString(resources))
                .map((row, _) -> Map.entry(
                        new Resource(row.getString(1), row.getString(2), row.getString(3)),
                        ModelJson.mapper().readValue(row.getString(4), ObjectNode.class)))
                .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    }

    ObjectNode get(Resource resource) {
        var document = documents.get(resource);
        if (document == null) {
            throw new IllegalStateException("The catalogue has not seen " + resource.path() + " being created");
        }
        return document;
    }

    void put(Resource resource, ObjectNode document) {
        documents.put(resource, document);
        changed.add(resource);
    }

    void save() {
        if (changed.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_resource (generation, environment, kind, id, archived, document)
                VALUES (:generation, :environment, :kind, :id, :archived, CAST(:document AS jsonb))
                ON CONFLICT (generation, environment, kind, id) DO UPDATE SET
                    archived = excluded.archived, document = excluded.document
                """);
        documents.forEach((resource, document) -> {
            if (changed.contains(resource)) {
                batch.bind("generation", generation)
                        .bind("environment", resource.environment())
                        .bind("kind", resource.kind())
                        .bind("id", resource.id())
                        .bind("archived", document.path("archived").booleanValue(false))
                        .bind("document", document.toString())
                        .add();
            }
        });
        batch.execute();
    }
}
