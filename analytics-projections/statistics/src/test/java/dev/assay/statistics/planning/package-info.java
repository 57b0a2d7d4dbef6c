@NullMarked
package dev.assay.statistics.planning;

import org.jspecify.annotations.NullMarked;
