/** An experiment's results: from sufficient statistics to a verdict in words, and its HTTP answer. */
@NullMarked
package dev.assay.analytics.results;

import org.jspecify.annotations.NullMarked;
