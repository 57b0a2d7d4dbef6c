package dev.assay.model.flag;

import dev.assay.model.event.EventName;

/** A flag came into being, switched off. */
@EventName("flag.created")
public record FlagCreated(FlagKey flag, FlagDefinition definition, Splits splits, String salt) {}
