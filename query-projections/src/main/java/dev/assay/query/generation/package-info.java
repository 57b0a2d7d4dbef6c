/** What every projection that keeps generations of rows in PostgreSQL needs: erasing one, and digesting one. */
@NullMarked
package dev.assay.query.generation;

import org.jspecify.annotations.NullMarked;
