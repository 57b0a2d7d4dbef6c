/** What to test next, from what a company's own experiments have shown. */
@NullMarked
package dev.assay.analytics.next;

import org.jspecify.annotations.NullMarked;
