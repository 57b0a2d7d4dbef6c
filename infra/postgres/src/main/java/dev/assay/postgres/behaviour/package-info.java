/**
 * The behaviour log in PostgreSQL: written in groups by binary copy, read in the order of its positions, kept by days.
 */
@NullMarked
package dev.assay.postgres.behaviour;

import org.jspecify.annotations.NullMarked;
