@NullMarked
package dev.assay.statistics.bayesian;

import org.jspecify.annotations.NullMarked;
