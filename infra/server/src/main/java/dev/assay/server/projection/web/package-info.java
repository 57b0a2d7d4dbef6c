/** Projections over HTTP: how they stand, their rebuilds, their dead letters. */
@NullMarked
package dev.assay.server.projection.web;

import org.jspecify.annotations.NullMarked;
