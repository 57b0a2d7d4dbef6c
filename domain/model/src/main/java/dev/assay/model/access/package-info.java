/** Who calls, and what of a company's data was looked at. */
@NullMarked
package dev.assay.model.access;

import org.jspecify.annotations.NullMarked;
