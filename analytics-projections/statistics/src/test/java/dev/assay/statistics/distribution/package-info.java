@NullMarked
package dev.assay.statistics.distribution;

import org.jspecify.annotations.NullMarked;
