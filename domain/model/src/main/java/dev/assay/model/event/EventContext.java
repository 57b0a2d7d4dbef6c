package dev.assay.model.event;

import dev.assay.model.Scope;

/**
 * Who made an event happen, from where: the metadata every event carries.
 *
 * @param actor the name of the key, or of the part of the platform that acts by itself, such as {@code schedule}
 * @param role the key's role, in lower case; {@code admin} for the platform
 * @param addressHash a keyed hash of the client's address; {@code ""} for the platform
 */
public record EventContext(Scope scope, String actor, String role, String requestId, String addressHash) {}
