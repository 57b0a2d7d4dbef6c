@NullMarked
package dev.assay.postgres.sticky;

import org.jspecify.annotations.NullMarked;
