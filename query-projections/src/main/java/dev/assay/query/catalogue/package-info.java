/** What a company has: experiments, metrics, keys, and the history of each. */
@NullMarked
package dev.assay.query.catalogue;

import org.jspecify.annotations.NullMarked;
