/** Quantiles and caps: of raw values, and of histograms that merge exactly. */
@NullMarked
package dev.assay.statistics.quantile;

import org.jspecify.annotations.NullMarked;
