package dev.assay.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A fraction of integers of any size: differences of sums of squares cancel nothing, whatever offset the values have. Rounded
 * once, when it becomes a double.
 */
public record Rational(BigInteger numerator, BigInteger denominator) {
    public static final Rational ZERO = of(0);

    public Rational {
        if (denominator.signum() <= 0) {
            throw new ArithmeticException("a denominator is above 0");
        }
    }

    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Rational of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Rational(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Rational plus(Rational that) {
        return new Rational(
                numerator.multiply(that.denominator).add(that.numerator.multiply(denominator)),
                denominator.multiply(that.denominator));
    }

    public Rational minus(Rational that) {
        return plus(that.negated());
    }

    public Rational times(Rational that) {
        return new Rational(numerator.multiply(that.numerator), denominator.multiply(that.denominator));
    }

    public Rational times(long whole) {
        return new Rational(numerator.multiply(BigInteger.valueOf(whole)), denominator);
    }

    public Rational over(Rational that) {
        if (that.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger above = numerator.multiply(that.denominator);
        BigInteger below = denominator.multiply(that.numerator);
        return below.signum() < 0 ? new Rational(above.negate(), below.negate()) : new Rational(above, below);
    }

    public Rational over(long whole) {
        return over(of(whole));
    }

    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public double toDouble() {
        return ExactRatio.of(numerator, denominator);
    }

    /** In lowest terms: long chains of operations stay small. */
    public Rational reduced() {
        BigInteger common = numerator.gcd(denominator);
        return common.equals(BigInteger.ONE) || common.signum() == 0
                ? this
                : new Rational(numerator.divide(common), denominator.divide(common));
    }
}
