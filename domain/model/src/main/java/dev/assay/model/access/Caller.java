package dev.assay.model.access;

import dev.assay.model.Scope;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;

/**
 * Who makes a request, as its key says.
 *
 * @param actor the name shown in the audit log: the key's name
 * @param requestId names the request in answers, logs and the metadata of events
 * @param addressHash a keyed hash of the client's address: tells two clients apart without naming either
 */
public record Caller(Scope scope, Role role, KeyId key, String actor, String requestId, String addressHash) {}
