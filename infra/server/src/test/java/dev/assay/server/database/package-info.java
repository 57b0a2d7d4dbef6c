/** The one PostgreSQL all else is kept in. */
@NullMarked
package dev.assay.server.database;

import org.jspecify.annotations.NullMarked;
