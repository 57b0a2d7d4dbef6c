package dev.assay.model.traffic;

import dev.assay.model.Scope;

/** A holdout's full identity; its text form, {@code acme/production/holdouts/this-quarter}, names its event stream. */
public record HoldoutKey(Scope scope, HoldoutId id) {
    @Override
    public String toString() {
        return scope + "/holdouts/" + id;
    }
}
