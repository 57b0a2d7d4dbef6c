package dev.assay.model.traffic;

import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an experiment a share of the layer's users, whom no other experiment of the layer gets. */
public record TakeRange(@TargetAggregateIdentifier LayerKey layer, ExperimentId experiment, Percent share) {}
