/** Bandits: how traffic would be divided by what is known now, and what was proposed before. */
@NullMarked
package dev.assay.analytics.proposals;

import org.jspecify.annotations.NullMarked;
