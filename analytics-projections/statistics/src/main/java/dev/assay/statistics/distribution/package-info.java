/** Tails and quantiles of the normal, Student's t, chi-squared and binomial distributions, accurate far out and never 1 - cdf. */
@NullMarked
package dev.assay.statistics.distribution;

import org.jspecify.annotations.NullMarked;
