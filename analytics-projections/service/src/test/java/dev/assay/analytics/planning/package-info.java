@NullMarked
package dev.assay.analytics.planning;

import org.jspecify.annotations.NullMarked;
