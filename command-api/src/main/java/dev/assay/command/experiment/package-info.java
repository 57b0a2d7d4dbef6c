/** Experiments over HTTP, and their starts and stops by schedule. */
@NullMarked
package dev.assay.command.experiment;

import org.jspecify.annotations.NullMarked;
