@NullMarked
package dev.assay.statistics.trust;

import org.jspecify.annotations.NullMarked;
