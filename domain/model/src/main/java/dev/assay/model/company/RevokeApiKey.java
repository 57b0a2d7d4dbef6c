package dev.assay.model.company;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Makes a key useless. */
public record RevokeApiKey(@TargetAggregateIdentifier CompanyId company, KeyId key) {}
