/** Assay on PostgreSQL: where a database is and how its tables come to be. One sub-package each for what they hold. */
@NullMarked
package dev.assay.postgres;

import org.jspecify.annotations.NullMarked;
