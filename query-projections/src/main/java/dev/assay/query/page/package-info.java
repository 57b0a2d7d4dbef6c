/** Lists in pages: limits, cursors, and the reading of query parameters. */
@NullMarked
package dev.assay.query.page;

import org.jspecify.annotations.NullMarked;
