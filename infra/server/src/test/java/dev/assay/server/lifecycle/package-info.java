@NullMarked
package dev.assay.server.lifecycle;

import org.jspecify.annotations.NullMarked;
