/** The metric view in PostgreSQL. */
@NullMarked
package dev.assay.postgres.metrics;

import org.jspecify.annotations.NullMarked;
