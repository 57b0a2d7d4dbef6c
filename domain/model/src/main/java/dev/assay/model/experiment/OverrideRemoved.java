package dev.assay.model.experiment;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.event.EventName;

/** A user is assigned like everyone else again. */
@EventName("experiment.override_removed")
public record OverrideRemoved(ExperimentKey experiment, UserReference user) {}
