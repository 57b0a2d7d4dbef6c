package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A layer has another name or description. */
@EventName("layer.updated")
public record LayerUpdated(LayerKey layer, Labels labels) {}
