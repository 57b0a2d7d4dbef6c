/** Looking before the end without more false alarms: planned looks, the mixture test, asymptotic confidence sequences. */
@NullMarked
package dev.assay.statistics.sequential;

import org.jspecify.annotations.NullMarked;
