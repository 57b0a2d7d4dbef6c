package dev.assay.model.experiment;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.event.EventName;

/** One user always gets one variant. */
@EventName("experiment.override_set")
public record OverrideSet(ExperimentKey experiment, UserReference user, VariantId variant) {}
