package dev.assay.model.traffic;

import dev.assay.model.event.EventName;

/** A layer is out of use, for good. */
@EventName("layer.archived")
public record LayerArchived(LayerKey layer) {}
