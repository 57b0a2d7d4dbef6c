/**
 * The configuration as programs need it: experiments ready to decide, API keys, in memory, folded from lifecycle events.
 * Whoever reads holds one immutable state and waits for nobody.
 */
@NullMarked
package dev.assay.assignment.configuration;

import org.jspecify.annotations.NullMarked;
