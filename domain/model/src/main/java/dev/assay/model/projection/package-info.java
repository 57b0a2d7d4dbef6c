/** The life of a projection's generations: rebuild, promote, discard. */
@NullMarked
package dev.assay.model.projection;

import org.jspecify.annotations.NullMarked;
