/** Tracked events on their way into the behaviour log: validation, enrichment, durable append. */
@NullMarked
package dev.assay.command.tracking;

import org.jspecify.annotations.NullMarked;
