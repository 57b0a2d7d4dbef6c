package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A share of users is held out of experiments. The salt never changes again. */
@EventName("holdout.created")
public record HoldoutCreated(HoldoutKey holdout, HoldoutDefinition definition, String salt) {}
