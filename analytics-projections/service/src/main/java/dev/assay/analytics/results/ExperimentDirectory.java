package dev.assay.analytics.results;

import dev.assay.model.experiment.ExperimentKey;
import java.util.Optional;

/** Finds an experiment's facts; empty for one that does not exist in the key's scope. */
public interface ExperimentDirectory {
    Optional<ExperimentFacts> find(ExperimentKey experiment);
}
