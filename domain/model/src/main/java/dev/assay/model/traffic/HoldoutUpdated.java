package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** Other experiments, or more or fewer users. */
@EventName("holdout.updated")
public record HoldoutUpdated(HoldoutKey holdout, HoldoutDefinition definition) {}
