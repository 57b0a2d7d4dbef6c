@NullMarked
package dev.assay.statistics;

import org.jspecify.annotations.NullMarked;
