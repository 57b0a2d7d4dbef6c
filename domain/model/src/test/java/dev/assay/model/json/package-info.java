@NullMarked
package dev.assay.model.json;

import org.jspecify.annotations.NullMarked;
