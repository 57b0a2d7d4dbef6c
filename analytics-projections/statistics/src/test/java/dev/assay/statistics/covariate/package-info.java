@NullMarked
package dev.assay.statistics.covariate;

import org.jspecify.annotations.NullMarked;
