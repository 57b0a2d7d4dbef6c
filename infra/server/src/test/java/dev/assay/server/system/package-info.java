/** Tests of the whole platform, over HTTP. */
@NullMarked
package dev.assay.server.system;

import org.jspecify.annotations.NullMarked;
