package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** A rollout that was halted goes on; its phase begins anew. */
@EventName("experiment.rollout_continued")
public record RolloutContinued(ExperimentKey experiment, String reason) {}
