package dev.assay.model;

/** Carries a {@link Rejection} out of a handler. It is an answer, not a fault, so it has no stack trace. */
public final class Rejected extends RuntimeException {
    private final transient Rejection rejection;

    public Rejected(Rejection rejection) {
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }

    /** Refuses unless the rule holds. */
    public static void require(boolean rule, Rejection otherwise) {
        if (!rule) {
            throw new Rejected(otherwise);
        }
    }
}
