/** The JSON form of the model's values. */
@NullMarked
package dev.assay.model.json;

import org.jspecify.annotations.NullMarked;
