package dev.assay.model.metric;

import java.util.OptionalDouble;

/**
 * Where users' values are cut off, so that a few huge ones do not drown the others; in both arms alike. Exactly one of the two.
 *
 * @param value a limit fixed beforehand, in the metric's unit
 * @param quantile of all users' values together, between 0.5 and 1
 */
public record Cap(OptionalDouble value, OptionalDouble quantile) {}
