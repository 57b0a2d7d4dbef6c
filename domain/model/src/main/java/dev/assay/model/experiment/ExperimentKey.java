package dev.assay.model.experiment;

import dev.assay.model.Scope;

/** An experiment's full identity; its text form, {@code acme/production/experiments/checkout}, names its event stream. */
public record ExperimentKey(Scope scope, ExperimentId id) {
    @Override
    public String toString() {
        return scope + "/experiments/" + id;
    }
}
