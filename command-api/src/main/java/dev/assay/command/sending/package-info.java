/** How a request becomes a command: its context, its idempotency, its answer. */
@NullMarked
package dev.assay.command.sending;

import org.jspecify.annotations.NullMarked;
