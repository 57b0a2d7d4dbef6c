/** Before and during a run: sample size, power, the smallest detectable effect, run time. */
@NullMarked
package dev.assay.statistics.planning;

import org.jspecify.annotations.NullMarked;
