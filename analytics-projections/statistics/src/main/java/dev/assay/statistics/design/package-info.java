/** Designs beyond two arms in one period: factors, holdouts, allocations that change. */
@NullMarked
package dev.assay.statistics.design;

import org.jspecify.annotations.NullMarked;
