/** Designs beyond one experiment of two arms: factors, concurrent experiments, holdouts, shifting allocations. */
@NullMarked
package dev.assay.statistics.design;

import org.jspecify.annotations.NullMarked;
