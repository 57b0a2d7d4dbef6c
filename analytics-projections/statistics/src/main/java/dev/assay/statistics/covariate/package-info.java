/** Less variance by what was known of users before: CUPED, regression, strata. */
@NullMarked
package dev.assay.statistics.covariate;

import org.jspecify.annotations.NullMarked;
