/** Which requests were done already. */
@NullMarked
package dev.assay.postgres.idempotency;

import org.jspecify.annotations.NullMarked;
