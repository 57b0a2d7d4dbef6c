package dev.assay.model.company;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Issues a key, of which only the hash is told. */
public record IssueApiKey(
        @TargetAggregateIdentifier CompanyId company,
        Environment environment,
        KeyId key,
        String name,
        Role role,
        String hash,
        String prefix) {}
