@NullMarked
package dev.assay.statistics.design;

import org.jspecify.annotations.NullMarked;
