package dev.assay.fold;

import java.math.BigInteger;

/**
 * A sum in 192 bits, two's complement. Users' values have at most 63 bits, their squares 125, so not even 2^66 users
 * overflow it: adding is exact, in any order, and can be taken back.
 */
final class WideSum {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

    private long low;
    private long middle;
    private long high;

    void add(long value) {
        add(value, value >> 63);
    }

    /** Adds a product of two values of at most 63 bits, or takes it away. */
    void addProduct(long one, long other, int sign) {
        long lower = one * other;
        long upper = Math.multiplyHigh(one, other);
        if (sign > 0) {
            add(lower, upper);
        } else {
            add(-lower, ~upper + (lower == 0 ? 1 : 0));
        }
    }

    private void add(long lower, long upper) {
        long sign = upper >> 63;
        long sum = low + lower;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
        long once = middle + upper;
        long overflow = Long.compareUnsigned(once, middle) < 0 ? 1 : 0;
        long twice = once + carry;
        overflow += Long.compareUnsigned(twice, once) < 0 ? 1 : 0;
        middle = twice;
        high += sign + overflow;
    }

    boolean isZero() {
        return (low | middle | high) == 0;
    }

    BigInteger toBigInteger() {
        return BigInteger.valueOf(high)
                .multiply(WORD)
                .add(unsigned(middle))
                .multiply(WORD)
                .add(unsigned(low));
    }

    private static BigInteger unsigned(long word) {
        return word >= 0 ? BigInteger.valueOf(word) : BigInteger.valueOf(word).add(WORD);
    }
}
