package dev.assay.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BinaryOperator;

/**
 * Count, sums and sums of products of several decimals per user, such as (y, d, x_y, x_d): a metric's numerator and
 * denominator and what they were before the first exposure. Exact like {@link Moments}: adding and taking away commute, so
 * that users come, change and go in any order and partition and leave the same bits.
 *
 * @param sums Σu_i in units of 10^-scale
 * @param products Σu_i·u_j in units of 10^-2·scale, the upper triangle row by row: (0,0), (0,1) … (1,1) …
 * @param scale decimals kept
 */
public record JointMoments(long n, List<BigInteger> sums, List<BigInteger> products, int scale) {
    public JointMoments {
        sums = List.copyOf(sums);
        products = List.copyOf(products);
        if (n < 0 || scale < 0 || sums.isEmpty() || products.size() != sums.size() * (sums.size() + 1) / 2) {
            throw new IllegalArgumentException("a count, a sum for each variable and a product for each pair");
        }
        for (int i = 0; i < sums.size(); i++) {
            // Cauchy and Schwarz: whatever breaks this is no sum over n values.
            BigInteger squares = products.get(index(sums.size(), i, i));
            if (BigInteger.valueOf(n).multiply(squares).compareTo(sums.get(i).pow(2)) < 0) {
                throw new IllegalArgumentException("the sum of squares is too small for the sum of variable " + i);
            }
        }
    }

    /** Of no user. */
    public static JointMoments none(int variables) {
        return new JointMoments(0, zeros(variables), zeros(variables * (variables + 1) / 2), 0);
    }

    /** Of one user with integer totals, such as micros. */
    public static JointMoments ofUser(int scale, long... totals) {
        List<BigInteger> sums = new ArrayList<>();
        List<BigInteger> products = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            BigInteger total = BigInteger.valueOf(totals[i]);
            sums.add(total);
            for (int j = i; j < totals.length; j++) {
                products.add(total.multiply(BigInteger.valueOf(totals[j])));
            }
        }
        return new JointMoments(1, sums, products, scale);
    }

    public static JointMoments ofSums(long n, List<BigDecimal> sums, List<BigDecimal> products) {
        int scale = 0;
        for (BigDecimal sum : sums) {
            scale = Math.max(scale, sum.scale());
        }
        for (BigDecimal product : products) {
            scale = Math.max(scale, (product.scale() + 1) / 2);
        }
        int decimals = scale;
        return new JointMoments(
                n,
                sums.stream().map(sum -> sum.setScale(decimals).unscaledValue()).toList(),
                products.stream()
                        .map(product -> product.setScale(2 * decimals).unscaledValue())
                        .toList(),
                scale);
    }

    public static JointMoments ofUsers(int variables, Collection<List<BigDecimal>> users) {
        JointMoments all = none(variables);
        for (List<BigDecimal> user : users) {
            List<BigDecimal> products = new ArrayList<>();
            for (int i = 0; i < variables; i++) {
                for (int j = i; j < variables; j++) {
                    products.add(user.get(i).multiply(user.get(j)));
                }
            }
            all = all.plus(ofSums(1, user, products));
        }
        return all;
    }

    public JointMoments plus(JointMoments other) {
        return combined(n + other.n, other, BigInteger::add);
    }

    /** Takes away users who were added before. */
    public JointMoments minus(JointMoments other) {
        return combined(n - other.n, other, BigInteger::subtract);
    }

    private JointMoments combined(long count, JointMoments other, BinaryOperator<BigInteger> operator) {
        if (variables() != other.variables()) {
            throw new IllegalArgumentException("moments of different variables");
        }
        int common = Math.max(scale, other.scale);
        return new JointMoments(
                count,
                combined(scaled(sums, common - scale), scaled(other.sums, common - other.scale), operator),
                combined(
                        scaled(products, 2 * (common - scale)),
                        scaled(other.products, 2 * (common - other.scale)),
                        operator),
                common);
    }

    private static List<BigInteger> combined(
            List<BigInteger> one, List<BigInteger> other, BinaryOperator<BigInteger> operator) {
        List<BigInteger> result = new ArrayList<>(one.size());
        for (int i = 0; i < one.size(); i++) {
            result.add(operator.apply(one.get(i), other.get(i)));
        }
        return result;
    }

    private static List<BigInteger> scaled(List<BigInteger> numbers, int decimals) {
        BigInteger factor = PowersOfTen.of(decimals);
        return decimals == 0 ? numbers : numbers.stream().map(factor::multiply).toList();
    }

    private static List<BigInteger> zeros(int count) {
        return java.util.Collections.nCopies(count, BigInteger.ZERO);
    }

    public int variables() {
        return sums.size();
    }

    /** One variable by itself. */
    public Moments moments(int variable) {
        return new Moments(n, sums.get(variable), products.get(index(variables(), variable, variable)), scale);
    }

    /** Σu_i. */
    public Rational sum(int variable) {
        return new Rational(sums.get(variable), PowersOfTen.of(scale));
    }

    /** Σu_i·u_j. */
    public Rational product(int one, int other) {
        return new Rational(products.get(index(variables(), one, other)), PowersOfTen.of(2 * scale));
    }

    /** Undefined, and not to be asked for, without users. */
    public Rational mean(int variable) {
        return sum(variable).dividedBy(n);
    }

    /** Σ(u_i - ū_i)(u_j - ū_j); 0 without users. */
    public Rational deviations(int one, int other) {
        if (n == 0) {
            return Rational.ZERO;
        }
        BigInteger cross = BigInteger.valueOf(n)
                .multiply(products.get(index(variables(), one, other)))
                .subtract(sums.get(one).multiply(sums.get(other)));
        return new Rational(cross, BigInteger.valueOf(n).multiply(PowersOfTen.of(2 * scale)));
    }

    /** Unbiased (n - 1); empty with fewer than two users. */
    public OptionalDouble covariance(int one, int other) {
        return n < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(deviations(one, other).dividedBy(n - 1).doubleValue());
    }

    private static int index(int variables, int one, int other) {
        int row = Math.min(one, other);
        return row * variables - row * (row - 1) / 2 + Math.abs(one - other);
    }
}
