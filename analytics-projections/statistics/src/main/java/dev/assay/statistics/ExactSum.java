package dev.assay.statistics;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * The sum and the sum of squares of doubles, each held as one integer wide enough for every double there is (in the manner
 * of Neal 2015, Fast exact summation), and rounded once when asked for: the nearest double to the true sum, whatever the
 * order. For values that have no decimal scale; those that have one belong into {@link Moments}. A zero's sign is not kept:
 * a sum of zeros is +0, and so is a sum that cancels.
 *
 * @param units Σx in units of 2^-1074, the smallest double
 * @param squareUnits Σx² in units of 2^-2148
 * @param notFinite how many infinities and NaNs are among the values; with any, there is no sum
 */
public record ExactSum(long n, BigInteger units, BigInteger squareUnits, long notFinite) {
    public static final ExactSum NONE = new ExactSum(0, BigInteger.ZERO, BigInteger.ZERO, 0);

    private static final int SMALLEST = -1074;
    private static final int MANTISSA = 53;

    public static ExactSum of(double... values) {
        ExactSum sum = NONE;
        for (double value : values) {
            sum = sum.plus(of(value));
        }
        return sum;
    }

    private static ExactSum of(double value) {
        if (!Double.isFinite(value)) {
            return new ExactSum(1, BigInteger.ZERO, BigInteger.ZERO, 1);
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & (1L << 52) - 1;
        // A subnormal has exponent 0, no leading one, and the unit of exponent 1.
        long mantissa = exponent == 0 ? fraction : fraction | 1L << 52;
        BigInteger magnitude = BigInteger.valueOf(mantissa).shiftLeft(Math.max(exponent, 1) - 1);
        return new ExactSum(1, bits < 0 ? magnitude.negate() : magnitude, magnitude.multiply(magnitude), 0);
    }

    public ExactSum plus(ExactSum other) {
        return new ExactSum(
                n + other.n, units.add(other.units), squareUnits.add(other.squareUnits), notFinite + other.notFinite);
    }

    /** Takes away values that were added before. */
    public ExactSum minus(ExactSum other) {
        return new ExactSum(
                n - other.n,
                units.subtract(other.units),
                squareUnits.subtract(other.squareUnits),
                notFinite - other.notFinite);
    }

    /** The sum, correctly rounded; empty where it exceeds the largest double or a value is not finite. */
    public OptionalDouble sum() {
        return rounded(units, SMALLEST);
    }

    /** The sum of squares, correctly rounded; empty where it exceeds the largest double or a value is not finite. */
    public OptionalDouble sumOfSquares() {
        return rounded(squareUnits, 2 * SMALLEST);
    }

    private OptionalDouble rounded(BigInteger number, int exponent) {
        if (notFinite > 0) {
            return OptionalDouble.empty();
        }
        double value = nearest(number.abs(), exponent);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(number.signum() * value + 0.0);
    }

    /** The double nearest to magnitude·2^exponent, ties to even; infinite beyond the range. */
    private static double nearest(BigInteger magnitude, int exponent) {
        int unit = Math.max(magnitude.bitLength() + exponent - MANTISSA, SMALLEST);
        int cut = unit - exponent;
        if (cut <= 0) {
            return Math.scalb(magnitude.doubleValue(), exponent);
        }
        BigInteger kept = magnitude.shiftRight(cut);
        boolean half = magnitude.testBit(cut - 1);
        boolean more = half && magnitude.getLowestSetBit() < cut - 1;
        long mantissa = kept.longValueExact() + (half && (more || kept.testBit(0)) ? 1 : 0);
        return Math.scalb((double) mantissa, unit);
    }
}
