@NullMarked
package dev.assay.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
