package dev.assay.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A quotient of integers, kept exact until it is asked for as a double. Not reduced to lowest terms: chains are short, and
 * a division costs more than the digits it saves. So two that are written differently are not {@link #equals}.
 *
 * @param denominator above 0
 */
public record Rational(BigInteger numerator, BigInteger denominator) {
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
    }

    public static Rational of(long number) {
        return new Rational(BigInteger.valueOf(number), BigInteger.ONE);
    }

    public static Rational of(BigDecimal number) {
        return number.scale() >= 0
                ? new Rational(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
                : new Rational(number.toBigIntegerExact(), BigInteger.ONE);
    }

    public Rational plus(Rational other) {
        return denominator.equals(other.denominator)
                ? new Rational(numerator.add(other.numerator), denominator)
                : new Rational(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(new Rational(other.numerator.negate(), other.denominator));
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational times(long factor) {
        return new Rational(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    public Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational dividedBy(long divisor) {
        return new Rational(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    public Rational squared() {
        return times(this);
    }

    public Rational abs() {
        return new Rational(numerator.abs(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isZero() {
        return signum() == 0;
    }

    /** The nearest double. */
    public double doubleValue() {
        return ExactRatio.of(numerator, denominator);
    }
}
