package dev.assay.model.traffic;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a layer out of use, once no experiment has a part of it. */
public record ArchiveLayer(@TargetAggregateIdentifier LayerKey layer) {}
