@NullMarked
package dev.assay.statistics.sequential;

import org.jspecify.annotations.NullMarked;
