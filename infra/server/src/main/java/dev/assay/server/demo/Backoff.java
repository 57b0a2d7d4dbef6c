package dev.assay.server.demo;

/** How long to wait before trying again: a moment at first, and never so long that nobody notices the server's return. */
final class Backoff {
    private static final long FIRST_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 5;

    private Backoff() {}

    /** @param attempt how many failed before the one that failed now */
    static long millis(int attempt) {
        return FIRST_MILLIS << Math.min(attempt, MOST_DOUBLINGS);
    }
}
