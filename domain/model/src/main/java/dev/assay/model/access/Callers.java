package dev.assay.model.access;

import dev.assay.model.Scope;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.RateLimit;
import dev.assay.model.company.Role;
import java.util.Optional;

/** Finds who a presented API key belongs to, and how often it may call, from memory. */
public interface Callers {
    Optional<KeyHolder> holderOf(String presentedKey);

    /** Takes a call off what the key may do now: 0 when it may call, else after how long it may again. */
    default long nanosToWait(KeyHolder holder) {
        return 0;
    }

    /** What a key grants. */
    record KeyHolder(Scope scope, Role role, KeyId key, String name, Optional<RateLimit> rateLimit) {}
}
