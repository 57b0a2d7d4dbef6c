package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a layer. */
public record CreateLayer(@TargetAggregateIdentifier LayerKey layer, Labels labels, String salt) {}
