package dev.assay.model.company;

import java.util.Optional;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Issues a key, of which only the hash is told. */
public record IssueApiKey(
        @TargetAggregateIdentifier CompanyId company,
        Environment environment,
        KeyId key,
        String name,
        Role role,
        String hash,
        String prefix,
        Optional<RateLimit> rateLimit) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public IssueApiKey {
        if (!SHA_256.matcher(hash).matches()) {
            throw new IllegalArgumentException("of a key only its SHA-256 is told");
        }
    }
}
