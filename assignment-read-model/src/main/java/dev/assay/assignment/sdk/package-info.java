/** What SDKs evaluate by themselves: the configuration of one environment, and every change of it as it happens. */
@NullMarked
package dev.assay.assignment.sdk;

import org.jspecify.annotations.NullMarked;
