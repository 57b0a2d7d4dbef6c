/** An experiment as it happens: its last hour by the minute, pushed to whoever watches. */
@NullMarked
package dev.assay.analytics.realtime;

import org.jspecify.annotations.NullMarked;
