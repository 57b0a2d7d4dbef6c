/** The variants that users stick to, in a table. */
@NullMarked
package dev.assay.postgres.sticky;

import org.jspecify.annotations.NullMarked;
