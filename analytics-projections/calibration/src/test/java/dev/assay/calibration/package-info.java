@NullMarked
package dev.assay.calibration;

import org.jspecify.annotations.NullMarked;
