@NullMarked
package dev.assay.model.metric;

import org.jspecify.annotations.NullMarked;
