package dev.assay.query.catalogue;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import dev.assay.query.generation.GenerationTables;
import dev.assay.query.generation.GenerationTables.Table;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Keeps experiments, metrics, flags, keys and companies as people read them, and the history of each. */
public final class CatalogueProjection implements LifecycleProjection {
    public static final ProjectionName NAME = new ProjectionName("catalogue");

    private static final GenerationTables TABLES = new GenerationTables(
            new Table("catalogue_company", "id"),
            new Table("catalogue_key", "id"),
            new Table("catalogue_metric", "id"),
            new Table("catalogue_experiment", "environment, id"),
            new Table("catalogue_resource", "environment, kind, id"),
            new Table("catalogue_override", "environment, experiment, user_reference"),
            new Table("catalogue_history", "resource, position"));

    private final Jdbi jdbi;

    public CatalogueProjection(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public void apply(Generation generation, List<LifecycleEvent> events) {
        jdbi.useTransaction(handle -> new CatalogueBatch(handle, generation.id(), events).apply());
    }

    @Override
    public void erase(Generation generation) {
        TABLES.erase(jdbi, generation);
    }

    @Override
    public String checksum(Generation generation) {
        return TABLES.checksum(jdbi, generation);
    }
}
