@NullMarked
package dev.assay.postgres.eventstore;

import org.jspecify.annotations.NullMarked;
