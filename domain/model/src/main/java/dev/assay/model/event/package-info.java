/** How events are named and versioned in the store, independent of Java class names. */
@NullMarked
package dev.assay.model.event;

import org.jspecify.annotations.NullMarked;
