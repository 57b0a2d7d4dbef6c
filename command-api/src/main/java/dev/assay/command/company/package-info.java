/** Companies and API keys over HTTP. */
@NullMarked
package dev.assay.command.company;

import org.jspecify.annotations.NullMarked;
