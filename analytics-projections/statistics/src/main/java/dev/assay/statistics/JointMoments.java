package dev.assay.statistics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Count, sums and sums of products of several values a user has, exact: u_0 … u_k-1, such as a metric and its covariate, or a
 * numerator, a denominator and what both were before. Adding and taking away commute.
 *
 * @param sums of each value
 * @param products of each pair i ≤ j, row by row: (0,0), (0,1), …, (1,1), …
 */
public record JointMoments(long n, List<Rational> sums, List<Rational> products) {
    public JointMoments {
        sums = List.copyOf(sums);
        products = List.copyOf(products);
        if (n < 0 || products.size() != sums.size() * (sums.size() + 1) / 2) {
            throw new IllegalArgumentException("k values have k(k+1)/2 products");
        }
    }

    /** Of two values a user has. */
    public static JointMoments of(long n, BigDecimal y, BigDecimal yy, BigDecimal x, BigDecimal xx, BigDecimal yx) {
        return new JointMoments(
                n, List.of(Rational.of(y), Rational.of(x)), List.of(Rational.of(yy), Rational.of(yx), Rational.of(xx)));
    }

    public JointMoments plus(JointMoments that) {
        return new JointMoments(n + that.n, added(sums, that.sums), added(products, that.products));
    }

    private static List<Rational> added(List<Rational> one, List<Rational> other) {
        Rational[] sum = new Rational[one.size()];
        Arrays.setAll(sum, i -> one.get(i).plus(other.get(i)).reduced());
        return List.of(sum);
    }

    /** How many values a user has. */
    public int size() {
        return sums.size();
    }

    /** Needs a user. */
    public Rational mean(int i) {
        return sums.get(i).over(n);
    }

    /** Σ(u_i - ū_i)(u_j - ū_j); needs a user. */
    public Rational deviations(int i, int j) {
        return product(i, j).minus(sums.get(i).times(sums.get(j)).over(n));
    }

    /** Unbiased; needs two users. */
    public Rational covariance(int i, int j) {
        return deviations(i, j).over(n - 1);
    }

    private Rational product(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return products.get(row * size() - row * (row - 1) / 2 + column - row);
    }
}
