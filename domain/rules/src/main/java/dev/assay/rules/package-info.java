/**
 * The rules every evaluator shares: who is eligible, which bucket a unit falls into, which variant owns the bucket.
 * Pure Java on plain values, so that the server, the Java SDK and a replay decide alike.
 */
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
