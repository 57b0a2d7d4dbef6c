/** Answering from what a node knew when it starts and its database is away. */
@NullMarked
package dev.assay.server.standby;

import org.jspecify.annotations.NullMarked;
