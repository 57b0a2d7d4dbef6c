/**
 * The metric view: the fold over the behaviour log, kept in generations. Definitions come from the event store, states
 * and statistics go through {@link dev.assay.analytics.metrics.MetricStore}.
 */
@NullMarked
package dev.assay.analytics.metrics;

import org.jspecify.annotations.NullMarked;
