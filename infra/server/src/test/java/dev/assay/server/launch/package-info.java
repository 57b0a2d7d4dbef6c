@NullMarked
package dev.assay.server.launch;

import org.jspecify.annotations.NullMarked;
