@NullMarked
package dev.assay.model.behaviour;

import org.jspecify.annotations.NullMarked;
