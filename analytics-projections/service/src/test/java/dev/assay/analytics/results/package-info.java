@NullMarked
package dev.assay.analytics.results;

import org.jspecify.annotations.NullMarked;
