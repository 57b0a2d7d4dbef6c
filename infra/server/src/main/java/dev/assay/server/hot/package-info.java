/** The hot path: assign and track, as Jetty handlers in front of the servlet context, on the same port. */
@NullMarked
package dev.assay.server.hot;

import org.jspecify.annotations.NullMarked;
