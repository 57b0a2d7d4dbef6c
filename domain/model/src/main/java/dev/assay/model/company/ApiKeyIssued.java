package dev.assay.model.company;

import dev.assay.model.event.EventName;
import java.util.Optional;

/**
 * A key was issued. The key itself is not here, only its SHA-256: it has 256 random bits, so a plain hash suffices.
 *
 * @param hash lower-case hexadecimal
 * @param prefix the key's first characters, to recognise it by
 * @param rateLimit empty for none
 */
@EventName(value = "api_key.issued", revision = 2)
public record ApiKeyIssued(
        CompanyId company,
        Environment environment,
        KeyId key,
        String name,
        Role role,
        String hash,
        String prefix,
        Optional<RateLimit> rateLimit) {}
