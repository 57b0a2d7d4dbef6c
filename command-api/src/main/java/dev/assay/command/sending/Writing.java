package dev.assay.command.sending;

import dev.assay.model.access.Caller;
import java.util.Optional;

/**
 * Who writes, and under which conditions.
 *
 * @param ifMatch the version the caller has seen
 * @param idempotencyKey the caller's name for the request: sent twice, done once
 * @param fingerprint tells requests apart that were sent under the same key
 */
public record Writing(Caller caller, Optional<Long> ifMatch, Optional<String> idempotencyKey, String fingerprint) {}
