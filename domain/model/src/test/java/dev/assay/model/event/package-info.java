@NullMarked
package dev.assay.model.event;

import org.jspecify.annotations.NullMarked;
