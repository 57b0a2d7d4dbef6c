/** Puts the metric view and the results together. */
@NullMarked
package dev.assay.server.analytics;

import org.jspecify.annotations.NullMarked;
