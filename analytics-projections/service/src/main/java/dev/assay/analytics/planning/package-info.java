/** Planning an experiment before it runs: how many users, how many days. */
@NullMarked
package dev.assay.analytics.planning;

import org.jspecify.annotations.NullMarked;
