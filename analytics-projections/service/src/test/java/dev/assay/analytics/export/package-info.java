@NullMarked
package dev.assay.analytics.export;

import org.jspecify.annotations.NullMarked;
