package dev.assay.model.company;

import dev.assay.model.event.EventName;

/**
 * A key was issued. The key itself is not here, only its SHA-256: it has 256 random bits, so a plain hash suffices.
 *
 * @param hash lower-case hexadecimal
 * @param prefix the key's first characters, to recognise it by
 */
@EventName("api_key.issued")
public record ApiKeyIssued(
        CompanyId company, Environment environment, KeyId key, String name, Role role, String hash, String prefix) {}
