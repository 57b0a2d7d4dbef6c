/** The assembly: the only module that knows all others. Each package puts one concept together. */
@NullMarked
package dev.assay.server;

import org.jspecify.annotations.NullMarked;
