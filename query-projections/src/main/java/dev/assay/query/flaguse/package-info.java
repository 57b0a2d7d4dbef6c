/** Which flags are still in use, by what was actually evaluated. */
@NullMarked
package dev.assay.query.flaguse;

import org.jspecify.annotations.NullMarked;
