package dev.assay.fold;

import dev.assay.model.experiment.Dimension;

/** The users with one value of a dimension at their first exposure. */
public record Slice(Dimension dimension, String value) {
    static final Slice NEW = new Slice(Dimension.VISITOR, "new");
    static final Slice RETURNING = new Slice(Dimension.VISITOR, "returning");
}
