/** A real PostgreSQL server started from its Maven binaries, for one machine and for tests. */
@NullMarked
package dev.assay.postgres.embedded;

import org.jspecify.annotations.NullMarked;
