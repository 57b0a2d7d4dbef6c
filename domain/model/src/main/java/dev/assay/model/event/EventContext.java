package dev.assay.model.event;

import dev.assay.model.Scope;

/**
 * Who made an event happen, from where: the metadata every event carries.
 *
 * @param actor the name of the key, or {@code system} for what the platform does by itself
 * @param role the key's role, in lower case, or {@code system}
 * @param addressHash a keyed hash of the client's address; {@code ""} for the system
 */
public record EventContext(Scope scope, String actor, String role, String requestId, String addressHash) {}
