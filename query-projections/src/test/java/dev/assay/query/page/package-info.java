@NullMarked
package dev.assay.query.page;

import org.jspecify.annotations.NullMarked;
