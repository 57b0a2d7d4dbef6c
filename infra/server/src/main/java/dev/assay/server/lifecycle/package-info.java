/** The write side's engine: aggregates on Axon's event store, and what every node keeps in memory from their events. */
@NullMarked
package dev.assay.server.lifecycle;

import org.jspecify.annotations.NullMarked;
