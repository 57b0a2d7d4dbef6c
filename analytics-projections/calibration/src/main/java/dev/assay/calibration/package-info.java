/**
 * A/A calibration: experiments without an effect, user by user through the real assignment, fold and results, and what came of their
 * promises.
 */
@NullMarked
package dev.assay.calibration;

import org.jspecify.annotations.NullMarked;
