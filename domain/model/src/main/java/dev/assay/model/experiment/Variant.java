package dev.assay.model.experiment;

import tools.jackson.databind.JsonNode;

/**
 * One of the alternatives.
 *
 * @param allocation its share of the covered users
 * @param config what the application is given when a user has this variant: any JSON
 * @param control whether the others are compared with it
 */
public record Variant(VariantId id, String name, Percent allocation, JsonNode config, boolean control) {
    public Variant {
        config = Config.settled(config);
    }

    /** Whether a user of one could not tell that it is the other now. */
    boolean isAlikeButForName(Variant other) {
        return id.equals(other.id)
                && allocation.equals(other.allocation)
                && control == other.control
                && Config.same(config, other.config);
    }
}
