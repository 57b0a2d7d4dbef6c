package dev.assay.analytics.metrics;

import dev.assay.analytics.realtime.RealtimeWindows;
import dev.assay.analytics.results.MetricCells;
import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.Generations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
    public Sliced read(ExperimentKey experiment, Set<String> dimensions) {
        var generation = live(experiment);
        // The position is read first: the cells may be newer than it says, never older.
        var reached = progress.of(generation);
        var slices = store.slices(generation, experiment, dimensions);
        var by = new HashMap<String, SortedMap<String, Snapshot>>();
        slices.by().forEach((dimension, values) -> {
            var snapshots = new TreeMap<String, Snapshot>();
            values.forEach((value, cells) -> snapshots.put(value, snapshot(generation, reached, cells)));
            by.put(dimension, snapshots);
        });
        return new Sliced(snapshot(generation, reached, slices.all()), by);
    }

    private static Snapshot snapshot(Generation generation, Progress.Reached reached, MetricStore.Cells cells) {
        return new Snapshot(
                generation.number(),
                reached.position(),
                reached.at(),
                cells.exposures(),
                cells.metrics(),
                cells.buckets());
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
