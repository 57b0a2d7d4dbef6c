@NullMarked
package dev.assay.statistics.ratio;

import org.jspecify.annotations.NullMarked;
