package dev.assay.model.traffic;

import dev.assay.model.experiment.Percent;

/**
 * What an experiment wants of a layer.
 *
 * @param share of all users, whom no other experiment of the layer gets
 */
public record LayerPlace(LayerId id, Percent share) {}
