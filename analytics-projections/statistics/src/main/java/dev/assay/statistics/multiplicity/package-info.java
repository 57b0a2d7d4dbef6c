/** Corrections of p-values and intervals for several comparisons. */
@NullMarked
package dev.assay.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
