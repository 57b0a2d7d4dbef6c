/** Quantiles of values and of events clustered in users, histograms that hold them, and caps. */
@NullMarked
package dev.assay.statistics.quantile;

import org.jspecify.annotations.NullMarked;
