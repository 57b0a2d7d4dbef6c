@NullMarked
package dev.assay.statistics.quantile;

import org.jspecify.annotations.NullMarked;
