/** Fixed-horizon comparisons of a treatment with a control: proportions, means, relative lift, non-inferiority. */
@NullMarked
package dev.assay.statistics.comparison;

import org.jspecify.annotations.NullMarked;
