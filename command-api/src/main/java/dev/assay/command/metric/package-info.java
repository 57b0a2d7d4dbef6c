/** Metrics over HTTP. */
@NullMarked
package dev.assay.command.metric;

import org.jspecify.annotations.NullMarked;
