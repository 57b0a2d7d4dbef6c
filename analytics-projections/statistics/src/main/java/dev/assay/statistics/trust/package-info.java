/** Checks of the data and of the engine itself: sample ratio, placebo, outliers, segments, trends, calibration. */
@NullMarked
package dev.assay.statistics.trust;

import org.jspecify.annotations.NullMarked;
