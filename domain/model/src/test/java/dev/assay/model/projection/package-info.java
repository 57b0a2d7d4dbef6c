@NullMarked
package dev.assay.model.projection;

import org.jspecify.annotations.NullMarked;
