/** Who is eligible for what, across experiments: segments, layers and holdouts. */
@NullMarked
package dev.assay.model.traffic;

import org.jspecify.annotations.NullMarked;
