package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A layer came into being. The salt never changes again. */
@EventName("layer.created")
public record LayerCreated(LayerKey layer, Labels labels, String salt) {}
