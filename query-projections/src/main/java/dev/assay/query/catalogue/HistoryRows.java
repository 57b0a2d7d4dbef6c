package dev.assay.query.catalogue;

import dev.assay.model.json.ModelJson;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The history entries of a batch. */
final class HistoryRows {
    private final Handle handle;
    private final int generation;
    private final List<HistoryEntry> entries = new ArrayList<>();

    HistoryRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void add(HistoryEntry entry) {
        entries.add(entry);
    }

    void save() {
        if (entries.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                INSERT INTO catalogue_history (generation, resource, position, version, at, actor, role, action, summary,
                    reason, request_id, changes)
                VALUES (:generation, :resource, :position, :version, :at, :actor, :role, :action, :summary,
                    :reason, :request_id, CAST(:changes AS jsonb))
                """);
        for (var entry : entries) {
            var event = entry.event();
            batch.bind("generation", generation)
                    .bind("resource", entry.resource())
                    .bind("position", event.position())
                    .bind("version", event.version())
                    .bind("at", event.at())
                    .bind("actor", event.context().actor())
                    .bind("role", event.context().role())
                    .bind("action", event.type())
                    .bind("summary", Sentences.summary(event, entry.changes()))
                    .bind("reason", Sentences.reason(event.payload()))
                    .bind("request_id", event.context().requestId())
                    .bind("changes", ModelJson.mapper().writeValueAsString(entry.changes()))
                    .add();
        }
        batch.execute();
    }
}
