/** Puts tracking together: the behaviour log, what is read from clients, and the hot endpoints that take events. */
@NullMarked
package dev.assay.server.tracking;

import org.jspecify.annotations.NullMarked;
