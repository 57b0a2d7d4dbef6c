/** Starts and stops that happen by themselves at the moment an experiment names. */
@NullMarked
package dev.assay.command.schedule;

import org.jspecify.annotations.NullMarked;
