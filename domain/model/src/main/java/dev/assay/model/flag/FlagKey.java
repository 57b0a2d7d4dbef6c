package dev.assay.model.flag;

import dev.assay.model.Scope;

/** A flag's full identity; its text form, {@code acme/production/flags/new-checkout}, names its event stream. */
public record FlagKey(Scope scope, FlagId id) {
    @Override
    public String toString() {
        return scope + "/flags/" + id;
    }
}
