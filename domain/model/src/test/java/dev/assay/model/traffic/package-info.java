@NullMarked
package dev.assay.model.traffic;

import org.jspecify.annotations.NullMarked;
