@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
