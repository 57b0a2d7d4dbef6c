package dev.assay.model.traffic;

import dev.assay.model.experiment.ExperimentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an experiment's share of the layer back. */
public record ReleaseRange(@TargetAggregateIdentifier LayerKey layer, ExperimentId experiment) {}
