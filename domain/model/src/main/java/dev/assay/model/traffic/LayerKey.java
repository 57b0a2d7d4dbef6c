package dev.assay.model.traffic;

import dev.assay.model.Scope;

/** A layer's full identity; its text form, {@code acme/production/layers/search}, names its event stream. */
public record LayerKey(Scope scope, LayerId id) {
    @Override
    public String toString() {
        return scope + "/layers/" + id;
    }
}
