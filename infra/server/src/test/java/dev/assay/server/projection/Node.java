package dev.assay.server.projection;

import static org.awaitility.Awaitility.await;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;

/** One running server, as far as projections go. */
final class Node implements AutoCloseable {
    final ProjectionEngine engine;
    final Projections projections;
    private final LifecycleTail tail;
    private final Rebuilding rebuilding;

    Node(ProjectionEngine engine, LifecycleTail tail, Rebuilding rebuilding, EngineFactory factory) {
        this.engine = engine;
        this.tail = tail;
        this.rebuilding = rebuilding;
        this.projections = factory.projections(engine, rebuilding);
    }

    void start() {
        tail.start();
        engine.start();
        rebuilding.start();
    }

    /** Waits until a rebuild has come to a status. */
    RebuildState until(CompanyId company, ProjectionName projection, int generation, GenerationStatus status) {
        return await().atMost(Workbench.PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> projections.rebuild(company, projection, generation),
                        state -> state.status().equals(status.toString()));
    }

    Generation live(CompanyId company) {
        return engine.live(company, Tally.NAME);
    }

    @Override
    public void close() {
        rebuilding.close();
        engine.close();
        tail.stop();
    }
}
