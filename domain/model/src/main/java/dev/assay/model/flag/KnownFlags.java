package dev.assay.model.flag;

import dev.assay.model.experiment.ExperimentKey;
import java.util.Optional;

/** What there is besides one flag, answered by the event store itself, so that an answer is never out of date. */
public interface KnownFlags {
    /** The flag's present definition; empty when there is none or it is archived. */
    Optional<FlagDefinition> find(FlagKey flag);

    /** Whether there is such an experiment. */
    boolean exists(ExperimentKey experiment);
}
