package dev.assay.query.audit;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import dev.assay.query.generation.GenerationTables;
import dev.assay.query.generation.GenerationTables.Table;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps one entry an event: every change, and every look at results. */
public final class AuditProjection implements LifecycleProjection {
    public static final ProjectionName NAME = new ProjectionName("audit");

    private static final GenerationTables TABLES = new GenerationTables(new Table("audit_entry", "position"));

    private final Jdbi jdbi;

    public AuditProjection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public void apply(Generation generation, List<LifecycleEvent> events) {
        if (!events.isEmpty()) {
            jdbi.useTransaction(handle -> write(handle, generation.id(), events));
        }
    }

    @Override
    public void erase(Generation generation) {
        TABLES.erase(jdbi, generation);
    }

    @Override
    public String checksum(Generation generation) {
        return TABLES.checksum(jdbi, generation);
    }

    private static void write(Handle handle, int generation, List<LifecycleEvent> events) {
        var batch = handle.prepareBatch("""
                INSERT INTO audit_entry (generation, position, at, environment, actor, role, action, resource,
                    resource_id, request_id, address_hash, details)
                VALUES (:generation, :position, :at, :environment, :actor, :role, :action, :resource,
                    :resource_id, :request_id, :address_hash, CAST(:details AS jsonb))
                """);
        for (var event : events) {
            var subject = Subject.of(event);
            batch.bind("generation", generation)
                    .bind("position", event.position())
                    .bind("at", event.at())
                    .bind("environment", subject.environment())
                    .bind("actor", event.context().actor())
                    .bind("role", event.context().role())
                    .bind("action", event.type())
                    .bind("resource", subject.resource())
                    .bind("resource_id", subject.resourceId())
                    .bind("request_id", event.context().requestId())
                    .bind("address_hash", event.context().addressHash())
                    .bind("details", subject.details().toString())
                    .add();
        }
        batch.execute();
    }
}
