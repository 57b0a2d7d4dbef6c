/** The toolkit of the hot endpoints: Jetty core handlers in front of the servlet context, with keys, limits and problems. */
@NullMarked
package dev.assay.http;

import org.jspecify.annotations.NullMarked;
