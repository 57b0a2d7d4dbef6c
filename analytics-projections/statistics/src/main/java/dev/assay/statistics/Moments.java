package dev.assay.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Count, sum and sum of squares of decimal values, exact. Adding and taking away commute, so that any order or partition
 * of the values gives the same moments; mean and variance are integer quotients rounded once, so that a large offset
 * cancels nothing. Immutable.
 */
public final class Moments implements Sample {
    public static final Moments NONE = new Moments(0, BigInteger.ZERO, BigInteger.ZERO, 0);

    private final long n;
    private final BigInteger sum;
    private final BigInteger sumOfSquares;
    private final int scale;

    /** n·Σy² - (Σy)²: n times the squared deviations. */
    private final BigInteger deviations;

    /** Every comparison asks for it several times; two threads that both divide find the same. */
    private @Nullable OptionalDouble variance;

    /**
     * Moments.
     *
     * @param sum in units of 10^-scale
     * @param sumOfSquares in units of 10^-2·scale
     * @param scale decimals kept
     */
    public Moments(long n, BigInteger sum, BigInteger sumOfSquares, int scale) {
        if (n < 0 || scale < 0) {
            throw new IllegalArgumentException("neither the count nor the scale is negative");
        }
        this.n = n;
        this.sum = sum;
        this.sumOfSquares = sumOfSquares;
        this.scale = scale;
        this.deviations = BigInteger.valueOf(n).multiply(sumOfSquares).subtract(sum.multiply(sum));
        // Cauchy and Schwarz: whatever breaks this is no sum over n values.
        if (deviations.signum() < 0) {
            throw new IllegalArgumentException("the sum of squares is too small for the sum");
        }
    }

    @Override
    public long n() {
        return n;
    }

    public BigInteger sum() {
        return sum;
    }

    public BigInteger sumOfSquares() {
        return sumOfSquares;
    }

    public int scale() {
        return scale;
    }

    /** Of {@code n} users of whom {@code converted} count 1 and the others 0. */
    public static Moments ofConversions(long n, long converted) {
        if (converted < 0 || converted > n) {
            throw new IllegalArgumentException("conversions lie between 0 and the number of users");
        }
        return new Moments(n, BigInteger.valueOf(converted), BigInteger.valueOf(converted), 0);
    }

    public static Moments ofSums(long n, BigDecimal sum, BigDecimal sumOfSquares) {
        int scale = Math.max(0, Math.max(sum.scale(), (sumOfSquares.scale() + 1) / 2));
        return new Moments(
                n,
                sum.setScale(scale).unscaledValue(),
                sumOfSquares.setScale(2 * scale).unscaledValue(),
                scale);
    }

    public static Moments ofValues(Collection<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
            squares = squares.add(value.multiply(value));
        }
        return ofSums(values.size(), sum, squares);
    }

    public Moments plus(Moments other) {
        int common = Math.max(scale, other.scale);
        Moments a = at(common);
        Moments b = other.at(common);
        return new Moments(n + b.n, a.sum.add(b.sum), a.sumOfSquares.add(b.sumOfSquares), common);
    }

    /** Takes away users who were added before. */
    public Moments minus(Moments other) {
        int common = Math.max(scale, other.scale);
        Moments a = at(common);
        Moments b = other.at(common);
        return new Moments(n - b.n, a.sum.subtract(b.sum), a.sumOfSquares.subtract(b.sumOfSquares), common);
    }

    private Moments at(int finer) {
        BigInteger factor = PowersOfTen.of(finer - scale);
        return finer == scale
                ? this
                : new Moments(n, sum.multiply(factor), sumOfSquares.multiply(factor.multiply(factor)), finer);
    }

    @Override
    public OptionalDouble mean() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(ExactRatio.of(sum, count().multiply(unit())));
    }

    /** The sum of squared deviations from the mean. */
    public double squaredDeviations() {
        return n == 0 ? 0 : ExactRatio.of(deviations, count().multiply(PowersOfTen.of(2 * scale)));
    }

    @Override
    public OptionalDouble variance() {
        var known = variance;
        if (known == null) {
            known = n < 2
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(ExactRatio.of(
                            deviations,
                            count().multiply(BigInteger.valueOf(n - 1)).multiply(PowersOfTen.of(2 * scale))));
            variance = known;
        }
        return known;
    }

    public double total() {
        return ExactRatio.of(sum, unit());
    }

    double exactMeanMinus(Moments other) {
        int common = Math.max(scale, other.scale);
        Moments a = at(common);
        Moments b = other.at(common);
        return ExactRatio.of(
                a.sum.multiply(b.count()).subtract(b.sum.multiply(a.count())),
                a.count().multiply(b.count()).multiply(a.unit()));
    }

    private BigInteger count() {
        return BigInteger.valueOf(n);
    }

    private BigInteger unit() {
        return PowersOfTen.of(scale);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Moments that
                && n == that.n
                && scale == that.scale
                && sum.equals(that.sum)
                && sumOfSquares.equals(that.sumOfSquares);
    }

    @Override
    public int hashCode() {
        return Objects.hash(n, sum, sumOfSquares, scale);
    }

    @Override
    public String toString() {
        return "Moments[n=" + n + ", sum=" + sum + ", sumOfSquares=" + sumOfSquares + ", scale=" + scale + "]";
    }
}
