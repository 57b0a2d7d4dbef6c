package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;

/**
 * An estimate that is normal around the truth, tested against 0 with z = estimate/se; the interval is estimate ± z·se.
 *
 * @param se above 0
 */
public record NormalTest(double estimate, double se, double z, Tail p, Interval interval) {
    public static NormalTest of(double estimate, double se, double alpha) {
        if (!(se > 0)) {
            throw new IllegalArgumentException("a standard error is above 0, not " + se);
        }
        double z = estimate / se;
        return new NormalTest(estimate, se, z, Normal.tail(z), Interval.around(estimate, Normal.critical(alpha) * se));
    }
}
