/** The engine against reference cases computed elsewhere. */
@NullMarked
package dev.assay.statistics.vectors;

import org.jspecify.annotations.NullMarked;
