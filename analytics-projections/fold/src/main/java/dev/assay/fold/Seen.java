package dev.assay.fold;

/**
 * A user's first exposure to a variant.
 *
 * @param at in microseconds since 1970
 * @param traits the user's then; see {@link Traits}
 * @param period how often traffic had been divided anew before it
 */
record Seen(long at, String traits, int period) {
    /** The earlier of two; of two at the same moment always the same one. */
    Seen earlier(Seen that) {
        return that.isBefore(this) ? that : this;
    }

    boolean isBefore(Seen that) {
        if (at != that.at) {
            return at < that.at;
        }
        int order = traits.compareTo(that.traits);
        return order < 0 || order == 0 && period < that.period;
    }
}
