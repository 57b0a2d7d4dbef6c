@NullMarked
package dev.assay.query.flaguse;

import org.jspecify.annotations.NullMarked;
