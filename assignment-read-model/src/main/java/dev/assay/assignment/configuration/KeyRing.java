package dev.assay.assignment.configuration;

import dev.assay.model.Scope;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;

/**
 * A company's API keys in force.
 *
 * @param version the last event of the company's stream that is in here
 * @param hashes by the key's id, to find what a revocation means
 */
record KeyRing(long version, PersistentMap<KeyHash, KeyHolder> holders, PersistentMap<String, KeyHash> hashes) {
    static final KeyRing EMPTY = new KeyRing(-1, PersistentMap.empty(), PersistentMap.empty());

    KeyRing issued(long at, ApiKeyIssued event) {
        if (at <= version) {
            return this;
        }
        var hash = KeyHash.ofHexadecimal(event.hash());
        var holder = new KeyHolder(
                new Scope(event.company(), event.environment()),
                event.role(),
                event.key(),
                event.name(),
                event.rateLimit());
        return new KeyRing(
                at, holders.with(hash, holder), hashes.with(event.key().value(), hash));
    }

    KeyRing revoked(long at, ApiKeyRevoked event) {
        var hash = hashes.get(event.key().value());
        return at <= version || hash == null
                ? this
                : new KeyRing(
                        at, holders.without(hash), hashes.without(event.key().value()));
    }
}
