package dev.assay.fold;

import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;

/**
 * Some of an experiment's users.
 *
 * @param dimension what they have in common: a {@link Dimension} by its name, {@link #PERIOD} or {@link #ALONGSIDE}
 */
public record Slice(String dimension, String value) {
    /** By when users were first exposed: the number of the reallocation of traffic before it. Before the first: no slice. */
    public static final String PERIOD = "period";

    /**
     * By a variant of another experiment that the users saw too. Over the whole run, and under the metric that judges the
     * experiment only.
     */
    public static final String ALONGSIDE = "alongside";

    static final Slice NEW = of(Dimension.VISITOR, "new");
    static final Slice RETURNING = of(Dimension.VISITOR, "returning");

    /** The users with a value of a dimension at their first exposure. */
    public static Slice of(Dimension dimension, String value) {
        return new Slice(dimension.wireName(), value);
    }

    static Slice period(int number) {
        return new Slice(PERIOD, Integer.toString(number));
    }

    static Slice alongside(ExperimentId experiment, VariantId variant) {
        return new Slice(ALONGSIDE, experiment.value() + "/" + variant.value());
    }
}
