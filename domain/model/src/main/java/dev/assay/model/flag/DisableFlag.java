package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The kill switch: everybody is served the off variation. */
public record DisableFlag(@TargetAggregateIdentifier FlagKey flag, String reason) {}
