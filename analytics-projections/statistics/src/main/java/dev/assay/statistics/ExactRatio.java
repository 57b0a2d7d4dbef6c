package dev.assay.statistics;

import java.math.BigInteger;

/** Division of integers of any size into the nearest double, rounded once. */
final class ExactRatio {
    /** More bits than a double's 53 and a guard bit, so that the sticky bit never decides alone. */
    private static final int QUOTIENT_BITS = 66;

    /** Integers of so many bits are doubles as they are, and processors round their quotient once. */
    private static final int DOUBLE_BITS = 53;

    private ExactRatio() {}

    static double of(BigInteger numerator, BigInteger denominator) {
        if (numerator.bitLength() <= DOUBLE_BITS
                && denominator.bitLength() <= DOUBLE_BITS
                && numerator.signum() != 0
                && denominator.signum() != 0) {
            return (double) numerator.longValue() / denominator.longValue();
        }
        int sign = numerator.signum() * denominator.signum();
        if (sign == 0) {
            if (denominator.signum() == 0) {
                throw new ArithmeticException("division by zero");
            }
            return 0;
        }
        BigInteger above = numerator.abs();
        BigInteger below = denominator.abs();
        int shift = QUOTIENT_BITS - (above.bitLength() - below.bitLength());
        BigInteger[] division = shift >= 0
                ? above.shiftLeft(shift).divideAndRemainder(below)
                : above.divideAndRemainder(below.shiftLeft(-shift));
        BigInteger quotient = division[1].signum() == 0 ? division[0] : division[0].setBit(0);
        return sign * Math.scalb(quotient.doubleValue(), -shift);
    }
}
