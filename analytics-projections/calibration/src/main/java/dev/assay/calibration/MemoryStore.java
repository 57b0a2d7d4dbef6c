package dev.assay.calibration;

import dev.assay.analytics.metrics.MetricStore;
import dev.assay.analytics.metrics.Unit;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.analytics.results.MetricCells.MetricCell;
import dev.assay.fold.Cohort;
import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One experiment's states and statistics in memory, without slices, histograms and minutes, which nothing here asks for. */
final class MemoryStore implements MetricStore {
    private static final byte[] NONE = new byte[0];

    private final Map<Unit, byte[]> states = new HashMap<>();
    private final Map<Cohort, ExposureCell> exposures = new HashMap<>();
    private final Map<Place, MetricCell> metrics = new HashMap<>();

    private record Place(Cohort cohort, Deltas.Counted counted) {}

    @Override
    public List<byte[]> states(Generation generation, List<Unit> units) {
        return units.stream().map(unit -> states.getOrDefault(unit, NONE)).toList();
    }

    @Override
    public void write(Generation generation, List<StateChange> changes, Deltas deltas) {
        changes.forEach(change -> states.put(change.unit(), change.state()));
        for (var cell : deltas.exposures()) {
            if (cell.cohort().slice().isEmpty()) {
                exposures.merge(
                        cell.cohort(),
                        new ExposureCell(cell.cohort().variant(), cell.cohort().day(), cell.users(), cell.crossovers()),
                        (a, b) -> new ExposureCell(
                                a.variant(), a.day(), a.users() + b.users(), a.crossovers() + b.crossovers()));
            }
        }
        for (var cell : deltas.measurements()) {
            if (cell.cohort().slice().isEmpty()) {
                metrics.merge(new Place(cell.cohort(), cell.counted()), measured(cell), MemoryStore::sum);
            }
        }
    }

    private static MetricCell measured(Deltas.Measurements cell) {
        return new MetricCell(
                cell.counted(),
                cell.cohort().variant(),
                cell.cohort().day(),
                cell.converted(),
                cell.capped(),
                cell.sums());
    }

    private static MetricCell sum(MetricCell a, MetricCell b) {
        MomentSums sums = a.sums().plus(b.sums());
        return new MetricCell(
                a.counted(), a.variant(), a.day(), a.converted() + b.converted(), a.capped() + b.capped(), sums);
    }

    @Override
    public Cells cells(Generation generation, ExperimentKey experiment) {
        return new Cells(new ArrayList<>(exposures.values()), new ArrayList<>(metrics.values()), List.of());
    }

    @Override
    public Slices slices(Generation generation, ExperimentKey experiment, Set<String> dimensions) {
        return new Slices(cells(generation, experiment), Map.of());
    }

    @Override
    public List<Deltas.Window> windows(Generation generation, ExperimentKey experiment, Instant from) {
        return List.of();
    }

    @Override
    public void pruneWindows(Instant before) {
        // There are none.
    }

    @Override
    public void erase(Generation generation) {
        states.clear();
        exposures.clear();
        metrics.clear();
    }

    @Override
    public String checksum(Generation generation) {
        throw new UnsupportedOperationException("nothing is rebuilt in a simulation");
    }
}
