/** Metrics that divide one sum by another, with the user as the unit. */
@NullMarked
package dev.assay.statistics.ratio;

import org.jspecify.annotations.NullMarked;
