package dev.assay.model.access;

import dev.assay.model.Scope;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import java.util.Optional;

/** Finds who a presented API key belongs to, from memory. */
public interface Callers {
    Optional<KeyHolder> holderOf(String presentedKey);

    /** What a key grants. */
    record KeyHolder(Scope scope, Role role, KeyId key, String name) {}
}
