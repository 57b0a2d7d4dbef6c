package dev.assay.command.sending;

import dev.assay.model.Scope;

/** Which requests were done already. */
public interface IdempotencyLedger {
    /**
     * Claims the key inside the command's own transaction, so that key and events are kept or lost together; waits for a
     * concurrent claim of the same key to end. False when it was claimed before for the same request.
     *
     * @throws KeyReused when it was claimed for another one
     */
    boolean claim(Scope scope, String key, String fingerprint);

    /** The key names a different request. */
    final class KeyReused extends RuntimeException {
        public KeyReused() {
            super("This Idempotency-Key was used for a different request.", null, false, false);
        }
    }
}
