/** The lifecycle log: Axon's JDBC event store, tokens and dead letters on PostgreSQL, events under readable names. */
@NullMarked
package dev.assay.postgres.eventstore;

import org.jspecify.annotations.NullMarked;
