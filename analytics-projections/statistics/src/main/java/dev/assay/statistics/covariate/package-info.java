/** Less variance from what is known of users beforehand: their own past (CUPED), or the stratum they belong to. */
@NullMarked
package dev.assay.statistics.covariate;

import org.jspecify.annotations.NullMarked;
