package dev.assay.analytics.results;

import dev.assay.model.company.KeyId;
import dev.assay.model.experiment.ExperimentKey;

/** Who watches an experiment's results as they change. Watching is noted once, when it begins. */
public interface LiveViews {
    boolean isWatching(KeyId key, ExperimentKey experiment);
}
