package dev.assay.analytics.metrics;

import dev.assay.analytics.results.MetricCells.BucketCell;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.analytics.results.MetricCells.MetricCell;
import dev.assay.fold.Deltas;
import dev.assay.fold.Slice;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where the metric view's generations live. Writes take part in the caller's transaction. Two writers of one generation
 * must not write the same unit at the same time.
 */
public interface MetricStore {
    /** The units' encoded states, in the order asked for; an empty array where there is none. The units are sorted. */
    List<byte[]> states(Generation generation, List<Unit> units);

    /** Writes states and adds to the statistics. The states' units are sorted. */
    void write(Generation generation, List<StateChange> states, Deltas deltas);

    /** All of an experiment's statistics, as of one moment. */
    Cells cells(Generation generation, ExperimentKey experiment);

    /** The same, and the statistics of each slice of some dimensions, as {@link Slice} names them. */
    Slices slices(Generation generation, ExperimentKey experiment, Set<String> dimensions);

    /** An experiment's minutes that begin at or after the instant, oldest first. */
    List<Deltas.Window> windows(Generation generation, ExperimentKey experiment, Instant from);

    /** Forgets the minutes before the instant, of all generations. */
    void pruneWindows(Instant before);

    void erase(Generation generation);

    /** SHA-256, in hexadecimal, over states and statistics in their sorted order; minutes are not part of it. */
    String checksum(Generation generation);

    /** @param fresh whether the unit had no state yet */
    record StateChange(Unit unit, byte[] state, boolean fresh) {}

    /** An experiment's statistics; slices have no histograms. */
    record Cells(List<ExposureCell> exposures, List<MetricCell> metrics, List<BucketCell> buckets) {
        public Cells {
            exposures = List.copyOf(exposures);
            metrics = List.copyOf(metrics);
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * An experiment's statistics.
     *
     * @param all of all users, those without a known value too
     * @param by dimension and value; nothing for a dimension without slices
     */
    record Slices(Cells all, Map<String, SortedMap<String, Cells>> by) {}
}
