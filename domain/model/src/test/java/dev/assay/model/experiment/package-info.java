@NullMarked
package dev.assay.model.experiment;

import org.jspecify.annotations.NullMarked;
