/** Who did what, and who looked at which results. */
@NullMarked
package dev.assay.query.audit;

import org.jspecify.annotations.NullMarked;
