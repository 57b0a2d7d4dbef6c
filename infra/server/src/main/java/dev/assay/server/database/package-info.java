/** The one PostgreSQL all else is kept in: the embedded one or an existing one, migrated before anything reads it. */
@NullMarked
package dev.assay.server.database;

import org.jspecify.annotations.NullMarked;
