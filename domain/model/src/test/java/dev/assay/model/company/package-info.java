@NullMarked
package dev.assay.model.company;

import org.jspecify.annotations.NullMarked;
