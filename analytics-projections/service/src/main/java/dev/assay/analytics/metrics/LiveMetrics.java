package dev.assay.analytics.metrics;

import dev.assay.analytics.realtime.RealtimeWindows;
import dev.assay.analytics.results.MetricCells;
import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.Generations;
import java.time.Instant;
import java.util.List;

/** What readers see of the metric view: the live generation. */
public final class LiveMetrics implements MetricCells, RealtimeWindows {
    private final MetricStore store;
    private final Generations generations;
    private final Progress progress;

    public LiveMetrics(MetricStore store, Generations generations, Progress progress) {
        this.store = store;
        this.generations = generations;
        this.progress = progress;
    }

    @Override
    public Snapshot read(ExperimentKey experiment) {
        var generation = live(experiment);
        // The position is read first: the cells may be newer than it says, never older.
        var reached = progress.of(generation);
        var cells = store.cells(generation, experiment);
        return new Snapshot(generation.number(), reached.position(), reached.at(), cells.exposures(), cells.metrics());
    }

    @Override
    public List<Deltas.Window> since(ExperimentKey experiment, Instant from) {
        return store.windows(live(experiment), experiment, from);
    }

    @Override
    public long position(ExperimentKey experiment) {
        return progress.of(live(experiment)).position();
    }

    private Generation live(ExperimentKey experiment) {
        return generations.live(experiment.scope().company(), MetricProjection.NAME);
    }
}
