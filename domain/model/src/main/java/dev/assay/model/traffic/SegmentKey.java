package dev.assay.model.traffic;

import dev.assay.model.Scope;

/** A segment's full identity; its text form, {@code acme/production/segments/beta-users}, names its event stream. */
public record SegmentKey(Scope scope, SegmentId id) {
    @Override
    public String toString() {
        return scope + "/segments/" + id;
    }
}
