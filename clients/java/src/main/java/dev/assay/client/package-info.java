/**
 * The Java SDK. It decides by itself about flags and experiments, from a configuration that the server pushes, and sends
 * back what users saw and did. It never blocks its caller, and never throws at one.
 */
@NullMarked
package dev.assay.client;

import org.jspecify.annotations.NullMarked;
