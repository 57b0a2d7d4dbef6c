/** What is measured: metric definitions and their versions. */
@NullMarked
package dev.assay.model.metric;

import org.jspecify.annotations.NullMarked;
