package dev.assay.analytics.metrics;

import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Tells who listens in this process that an experiment's results changed. */
public final class ResultsChanges {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Is told after the commit, on the folding thread: take note and return. */
    @FunctionalInterface
    public interface Listener {
        void resultsChanged(Generation generation, Set<ExperimentKey> experiments);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void afterCommit(Generation generation, Deltas deltas) {
        if (listeners.isEmpty()) {
            return;
        }
        var experiments = new HashSet<ExperimentKey>();
        deltas.exposures().forEach(cell -> experiments.add(cell.cohort().experiment()));
        deltas.measurements().forEach(cell -> experiments.add(cell.cohort().experiment()));
        if (experiments.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(done -> tell(generation, experiments));
        } else {
            tell(generation, experiments);
        }
    }

    private void tell(Generation generation, Set<ExperimentKey> experiments) {
        listeners.forEach(listener -> listener.resultsChanged(generation, Set.copyOf(experiments)));
    }
}
