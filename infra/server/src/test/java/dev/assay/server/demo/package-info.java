/** The demo's visitors, against a whole server. */
@NullMarked
package dev.assay.server.demo;

import org.jspecify.annotations.NullMarked;
