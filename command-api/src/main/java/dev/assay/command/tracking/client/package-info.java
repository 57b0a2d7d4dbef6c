/** What a request's address and user agent say about the client, before both are dropped. */
@NullMarked
package dev.assay.command.tracking.client;

import org.jspecify.annotations.NullMarked;
