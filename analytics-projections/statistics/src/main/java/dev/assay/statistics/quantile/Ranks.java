package dev.assay.statistics.quantile;

import dev.assay.statistics.distribution.Binomial;
import java.util.Optional;

/** Which of n sorted values, counted from 1, stands for a quantile. */
final class Ranks {
    /** Beyond, the exact ranks would take long and the normal ones differ by less than one in a thousand standard errors. */
    private static final long MANY = 10_000_000;

    private Ranks() {}

    /** The inverse of the distribution function: the smallest k with k/n ≥ q, at least the first. */
    static int type1(int n, double q) {
        // n·q a hair above a whole number by rounding is that whole number.
        double exact = n * q;
        double nearest = Math.rint(exact);
        double rank = Math.abs(exact - nearest) <= 1e-9 * Math.max(1, nearest) ? nearest : Math.ceil(exact);
        return (int) Math.max(1, Math.min(n, rank));
    }

    /** Two ranks; either may lie outside the values. */
    record Pair(long low, long high) {}

    /** Between which the quantile lies with probability 1 - alpha, whatever the distribution; empty for too many values. */
    static Optional<Pair> interval(long n, double q, double alpha) {
        if (n > MANY) {
            return Optional.empty();
        }
        Binomial below = new Binomial((int) n, q);
        return Optional.of(new Pair(below.quantile(alpha / 2), below.quantile(1 - alpha / 2) + 1L));
    }
}
