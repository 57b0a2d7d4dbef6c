@NullMarked
package dev.assay.model.flag;

import org.jspecify.annotations.NullMarked;
