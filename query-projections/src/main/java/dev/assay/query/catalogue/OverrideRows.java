package dev.assay.query.catalogue;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.json.ModelJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The forced variants a batch touches. */
final class OverrideRows {
    private final Handle handle;
    private final int generation;
    private final Map<Slot, String> variants = new LinkedHashMap<>();
    private final Map<Slot, Optional<String>> changed = new LinkedHashMap<>();

    /** One user's place in one experiment. */
    record Slot(String environment, String experiment, String user) {
        static Slot of(ExperimentKey key, Object user) {
            return new Slot(key.scope().environment().value(), key.id().value(), user.toString());
        }
    }

    OverrideRows(Handle handle, int generation) {
        this.handle = handle;
        this.generation = generation;
    }

    static Optional<Slot> slotOf(Object event) {
        return switch (event) {
            case OverrideSet set -> Optional.of(Slot.of(set.experiment(), set.user()));
            case OverrideRemoved removed -> Optional.of(Slot.of(removed.experiment(), removed.user()));
            default -> Optional.empty();
        };
    }

    void load(List<Slot> slots) {
        if (slots.isEmpty()) {
            return;
        }
        // Each by the primary key: left to itself, the planner reads the whole table once it is large.
        handle.createQuery("""
                        SELECT environment, experiment, "user", variant
                        FROM jsonb_to_recordset(CAST(:slots AS jsonb))
                            AS wanted(environment text, experiment text, "user" text)
                        CROSS JOIN LATERAL (
                            SELECT variant FROM catalogue_override AS present
                            WHERE generation = :generation AND present.environment = wanted.environment
                                AND present.experiment = wanted.experiment COLLATE "C"
                                AND present.user_reference = wanted."user" COLLATE "C"
                            LIMIT 1
                        ) AS found
                        """)
                .bind("generation", generation)
                .bind("slots", ModelJson.mapper().writeValueAsString(slots))
                .map((row, _) ->
                        Map.entry(new Slot(row.getString(1), row.getString(2), row.getString(3)), row.getString(4)))
                .forEach(entry -> variants.put(entry.getKey(), entry.getValue()));
    }

    /** What the event changes, if it is about a forced variant. */
    List<Change> change(Object event) {
        return slotOf(event)
                .map(slot -> {
                    var before = variants.get(slot);
                    var after = event instanceof OverrideSet set ? set.variant().value() : null;
                    if (after == null) {
                        variants.remove(slot);
                    } else {
                        variants.put(slot, after);
                    }
                    changed.put(slot, Optional.ofNullable(after));
                    return List.of(new Change("/overrides/" + slot.user(), json(before), json(after)));
                })
                .orElse(List.of());
    }

    void save() {
        if (changed.isEmpty()) {
            return;
        }
        var remove = handle.prepareBatch("""
                DELETE FROM catalogue_override
                WHERE generation = :generation AND environment = :environment AND experiment = :experiment
                    AND user_reference = :user
                """);
        var set = handle.prepareBatch("""
                INSERT INTO catalogue_override (generation, environment, experiment, user_reference, variant)
                VALUES (:generation, :environment, :experiment, :user, :variant)
                ON CONFLICT (generation, environment, experiment, user_reference) DO UPDATE SET
                    variant = excluded.variant
                """);
        changed.forEach((slot, variant) -> {
            var batch = variant.isPresent() ? set : remove;
            batch.bind("generation", generation)
                    .bind("environment", slot.environment())
                    .bind("experiment", slot.experiment())
                    .bind("user", slot.user());
            variant.ifPresent(value -> batch.bind("variant", value));
            batch.add();
        });
        if (remove.size() > 0) {
            remove.execute();
        }
        if (set.size() > 0) {
            set.execute();
        }
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : ModelJson.mapper().getNodeFactory().stringNode(text);
    }
}
