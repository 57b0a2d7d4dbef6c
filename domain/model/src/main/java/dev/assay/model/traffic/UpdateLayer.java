package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a layer another name or description. */
public record UpdateLayer(@TargetAggregateIdentifier LayerKey layer, Labels labels) {}
