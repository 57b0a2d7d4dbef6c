/** Segments, layers and holdouts over HTTP. */
@NullMarked
package dev.assay.command.traffic;

import org.jspecify.annotations.NullMarked;
