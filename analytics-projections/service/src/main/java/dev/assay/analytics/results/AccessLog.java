package dev.assay.analytics.results;

import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentKey;

/** Records who looked at which results. */
public interface AccessLog {
    /**
     * Records one reading.
     *
     * @param what the part that was read, such as {@code results}
     */
    void resultsRead(Caller caller, ExperimentKey experiment, String what);
}
