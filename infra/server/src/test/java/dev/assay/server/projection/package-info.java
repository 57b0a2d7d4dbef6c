@NullMarked
package dev.assay.server.projection;

import org.jspecify.annotations.NullMarked;
