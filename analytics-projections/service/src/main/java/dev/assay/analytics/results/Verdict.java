package dev.assay.analytics.results;

import java.util.Locale;

/** What to do about an experiment. */
enum Verdict {
    /** Nobody was exposed. */
    NO_DATA,
    /** The data cannot be trusted: find out why before anything else. */
    INVESTIGATE,
    /** It cannot be told yet. */
    KEEP_RUNNING,
    SHIP,
    DO_NOT_SHIP,
    /** An effect worth having would have been seen. */
    NO_DIFFERENCE,
    /** It ended before it could be told. */
    INCONCLUSIVE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
