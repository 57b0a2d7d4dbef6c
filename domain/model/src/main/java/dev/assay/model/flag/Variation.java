package dev.assay.model.flag;

import dev.assay.model.experiment.Config;
import tools.jackson.databind.JsonNode;

/** One of the values a flag may have. */
public record Variation(VariationId id, String name, JsonNode value) {
    public Variation {
        value = Config.settled(value);
    }
}
