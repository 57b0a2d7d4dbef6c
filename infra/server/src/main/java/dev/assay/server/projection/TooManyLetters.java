package dev.assay.server.projection;

import dev.assay.model.projection.Generation;

/** So many events could not be applied that it is the projection which is at fault, not they. */
final class TooManyLetters extends RuntimeException {
    private static final int MOST = 10_000;

    private TooManyLetters() {
        super("more than " + MOST + " events could not be applied, or wait behind one that could not");
    }

    static void check(Letters letters, Generation generation) {
        if (letters.count(generation) > MOST) {
            throw new TooManyLetters();
        }
    }
}
