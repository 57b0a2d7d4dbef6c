/** Feature flags: what is served to whom, and how that may change. */
@NullMarked
package dev.assay.model.flag;

import org.jspecify.annotations.NullMarked;
