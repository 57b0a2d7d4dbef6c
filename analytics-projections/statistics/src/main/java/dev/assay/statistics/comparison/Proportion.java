package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Moments;
import dev.assay.statistics.distribution.Normal;

/** How many of n users converted. */
public record Proportion(long n, long converted) {
    public Proportion {
        if (n < 0 || converted < 0 || converted > n) {
            throw new IllegalArgumentException("conversions lie between 0 and the number of users");
        }
    }

    /** Undefined, and not to be asked for, without users. */
    public double rate() {
        if (n == 0) {
            throw new ArithmeticException("no users, no rate");
        }
        return (double) converted / n;
    }

    public Moments moments() {
        return Moments.ofConversions(n, converted);
    }

    /** p ± z·√(p(1-p)/n). Collapses to a point at 0 and 1 and leaves [0, 1] near them: shown because it is expected. */
    public Interval wald(double alpha) {
        return Interval.around(rate(), Normal.critical(alpha) * Math.sqrt(sampling()));
    }

    /** Wilson (1927): the rates a score test would not reject. Good for small n and for 0 of n. */
    public Interval wilson(double alpha) {
        double z2 = Normal.critical(alpha) * Normal.critical(alpha);
        double centre = converted + z2 / 2;
        double half = Math.sqrt(z2) * Math.sqrt(rate() * (n - converted) + z2 / 4);
        return new Interval(
                converted == 0 ? 0 : (centre - half) / (n + z2), converted == n ? 1 : (centre + half) / (n + z2));
    }

    /** p(1-p)/n: the variance of the rate. */
    double sampling() {
        return rate() * (n - converted) / n / n;
    }
}
