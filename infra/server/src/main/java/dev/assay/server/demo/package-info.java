/** {@code ./assay demo}: simulated visitors who come through the public HTTP API, as an application's would. */
@NullMarked
package dev.assay.server.demo;

import org.jspecify.annotations.NullMarked;
