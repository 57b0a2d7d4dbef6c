package dev.assay.server.demo;

/** The server does not want what it was sent, and will not want it later either. */
final class Refused extends RuntimeException {
    private static final int CONFLICT = 409;

    private final int status;

    Refused(String path, int status, String answer) {
        super(path + " answered " + status + ": " + answer);
        this.status = status;
    }

    /** Whether it is there already, or beyond the state it was to be brought to. */
    boolean isConflict() {
        return status == CONFLICT;
    }
}
