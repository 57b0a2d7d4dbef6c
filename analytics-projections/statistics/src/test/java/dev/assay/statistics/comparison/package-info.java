@NullMarked
package dev.assay.statistics.comparison;

import org.jspecify.annotations.NullMarked;
