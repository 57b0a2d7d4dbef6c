/** What users did: exposures, conversions, custom events. */
@NullMarked
package dev.assay.model.behaviour;

import org.jspecify.annotations.NullMarked;
