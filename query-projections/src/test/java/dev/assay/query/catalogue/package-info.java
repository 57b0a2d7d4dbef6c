@NullMarked
package dev.assay.query.catalogue;

import org.jspecify.annotations.NullMarked;
