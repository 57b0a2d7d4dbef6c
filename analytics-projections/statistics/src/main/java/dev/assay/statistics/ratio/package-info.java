/** Metrics that divide two totals of each user: clicks a session, spend an order. */
@NullMarked
package dev.assay.statistics.ratio;

import org.jspecify.annotations.NullMarked;
