@NullMarked
package dev.assay.analytics.proposals;

import org.jspecify.annotations.NullMarked;
