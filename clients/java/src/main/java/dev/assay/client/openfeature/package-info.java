/** The Java SDK as a provider of OpenFeature. */
@NullMarked
package dev.assay.client.openfeature;

import org.jspecify.annotations.NullMarked;
