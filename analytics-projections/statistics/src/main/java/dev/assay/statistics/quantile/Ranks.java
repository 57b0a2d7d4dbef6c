package dev.assay.statistics.quantile;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Positions in a sorted sample, counted from 1. */
final class Ranks {
    private Ranks() {}

    /** ⌈n·q⌉ of the decimal q is written as, so that 0.07 of 100 is the seventh; at least 1 and at most n. */
    static long of(long n, double q) {
        double share = Math.max(0, Math.min(1, q));
        long rank = BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(n))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.max(1, Math.min(n, rank));
    }

    static void requireShare(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1, not at " + q);
        }
    }
}
