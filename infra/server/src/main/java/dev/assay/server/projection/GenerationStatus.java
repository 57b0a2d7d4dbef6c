package dev.assay.server.projection;

import java.util.Locale;

/** Where a generation stands in its life. */
enum GenerationStatus {
    /** Readers see it, the live processor writes it. */
    LIVE,
    /** Reads the log from its start. */
    BUILDING,
    /** Has caught up, is compared, follows the log. */
    READY,
    /** Was chosen; takes the live one's place as soon as both are at the same event. */
    PROMOTING,
    /** Was live; kept until the next promotion. */
    RETIRED,
    DISCARDED,
    FAILED;

    static GenerationStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A job works on it. */
    boolean isInWork() {
        return this == BUILDING || this == READY || this == PROMOTING;
    }
}
