/** The OpenFeature Remote Evaluation Protocol, version 0.3: flags for any OpenFeature SDK. */
@NullMarked
package dev.assay.assignment.ofrep;

import org.jspecify.annotations.NullMarked;
