package dev.assay.model.company;

import dev.assay.model.event.EventName;

/** A key stopped working. */
@EventName("api_key.revoked")
public record ApiKeyRevoked(CompanyId company, KeyId key) {}
