/** Proposals of how to share traffic among arms while learning which is best; pure, so that a replay proposes the same. */
@NullMarked
package dev.assay.statistics.bandit;

import org.jspecify.annotations.NullMarked;
