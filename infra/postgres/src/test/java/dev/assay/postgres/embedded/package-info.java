@NullMarked
package dev.assay.postgres.embedded;

import org.jspecify.annotations.NullMarked;
