package dev.assay.query.catalogue;

import dev.assay.model.Scope;

/**
 * Something an environment has.
 *
 * @param kind as in the address, such as {@code flags}
 */
record Resource(String environment, String kind, String id) {
    static final String FLAGS = "flags";
    static final String SEGMENTS = "segments";
    static final String LAYERS = "layers";
    static final String HOLDOUTS = "holdouts";

    static Resource of(Scope scope, String kind, String id) {
        return new Resource(scope.environment().value(), kind, id);
    }

    /** As its history is found. */
    String path() {
        return environment + "/" + kind + "/" + id;
    }
}
