/** What has to be done now and then, and what runs by the clock. */
@NullMarked
package dev.assay.server.housekeeping;

import org.jspecify.annotations.NullMarked;
