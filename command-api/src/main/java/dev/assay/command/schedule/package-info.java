/** What happens by itself at a moment named before: starts and stops of experiments, planned changes of flags. */
@NullMarked
package dev.assay.command.schedule;

import org.jspecify.annotations.NullMarked;
