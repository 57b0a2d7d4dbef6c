package dev.assay.statistics;

import java.util.OptionalDouble;

/** What a comparison of means needs to know of an arm. */
public sealed interface Sample permits Moments, Summary {
    /** How many users. */
    long n();

    /** Empty without users. */
    OptionalDouble mean();

    /** Unbiased (n - 1); empty with fewer than two users. */
    OptionalDouble variance();

    /** The mean of this arm minus that of another: exact before one rounding where both are exact. */
    default OptionalDouble meanMinus(Sample other) {
        if (n() == 0 || other.n() == 0) {
            return OptionalDouble.empty();
        }
        if (this instanceof Moments mine && other instanceof Moments theirs) {
            return OptionalDouble.of(mine.exactMeanMinus(theirs));
        }
        return OptionalDouble.of(mean().orElseThrow() - other.mean().orElseThrow());
    }
}
