package dev.assay.model.experiment;

import java.util.Optional;

/** Knows the rollouts of live experiments. */
@FunctionalInterface
public interface RolloutDirectory {
    Optional<RolloutUnderWay> find(ExperimentKey experiment);
}
