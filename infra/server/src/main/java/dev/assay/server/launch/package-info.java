/** From the command line to a running server. */
@NullMarked
package dev.assay.server.launch;

import org.jspecify.annotations.NullMarked;
