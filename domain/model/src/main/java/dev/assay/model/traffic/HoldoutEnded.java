package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** Nobody is held out any more. */
@EventName("holdout.ended")
public record HoldoutEnded(HoldoutKey holdout) {}
