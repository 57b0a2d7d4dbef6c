/** Evaluation in process by the Java SDKs there are: the same 100 flags, the same users, in one run. */
@NullMarked
package dev.assay.bench.sdk;

import org.jspecify.annotations.NullMarked;
