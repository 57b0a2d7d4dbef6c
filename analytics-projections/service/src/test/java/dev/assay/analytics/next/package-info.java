@NullMarked
package dev.assay.analytics.next;

import org.jspecify.annotations.NullMarked;
