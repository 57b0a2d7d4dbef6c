package dev.assay.statistics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * Sums of doubles as if with unlimited digits, rounded once at the end: any order gives the same bits. Kahan's and Neumaier's
 * sums are more accurate than a plain one and still depend on the order (Neal 2015).
 */
public final class ExactSum {
    private ExactSum() {}

    /** Empty when a value is not finite, or the sum is beyond the largest double. */
    public static OptionalDouble of(Collection<Double> values) {
        return sum(values, false);
    }

    /** Of the squares. */
    public static OptionalDouble ofSquares(Collection<Double> values) {
        return sum(values, true);
    }

    private static OptionalDouble sum(Collection<Double> values, boolean squared) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return OptionalDouble.empty();
            }
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(squared ? exact.multiply(exact) : exact);
        }
        double rounded = sum.doubleValue();
        return Double.isFinite(rounded) ? OptionalDouble.of(rounded) : OptionalDouble.empty();
    }
}
