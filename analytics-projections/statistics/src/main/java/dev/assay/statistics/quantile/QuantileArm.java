package dev.assay.statistics.quantile;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.Normal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A quantile of one arm's event values, and its standard error. The share p of events at or below the estimate has a standard
 * error, as if events were independent √(q(1-q)/n), or with users as clusters by the delta method (Deng, Knoblich and Lu 2018);
 * the quantiles at q ± z·se(p) are an outer interval, and their distance over 2z the quantile's standard error.
 *
 * @param n events
 * @param clusters users with at least one
 * @param order between two values, whatever the distribution; ranks counted from 1
 */
public record QuantileArm(long n, long clusters, double estimate, Order order, Spread independent, Spread clustered) {

    /** @param interval empty when a rank lies outside the values */
    public record Order(long low, long high, Optional<Interval> interval) {}

    /**
     * A standard error under one assumption.
     *
     * @param shareSe of the share of events at or below the estimate
     */
    public record Spread(double shareSe, Interval outer, double se) {
        static Spread of(double q, double shareSe, double z, DoubleUnaryOperator quantile) {
            double low = quantile.applyAsDouble(Math.max(0, q - z * shareSe));
            double high = quantile.applyAsDouble(Math.min(1, q + z * shareSe));
            return new Spread(shareSe, new Interval(low, high), (high - low) / (2 * z));
        }
    }

    /** Of raw values, user by user; empty without a value. */
    public static Optional<QuantileArm> of(List<List<Double>> clusters, double q, double alpha) {
        List<List<Double>> users =
                clusters.stream().filter(each -> !each.isEmpty()).toList();
        List<Double> sorted = new ArrayList<>();
        users.forEach(sorted::addAll);
        Collections.sort(sorted);
        int n = sorted.size();
        if (n == 0) {
            return Optional.empty();
        }
        double estimate = sorted.get(Ranks.type1(n, q) - 1);
        double z = Normal.critical(alpha);
        DoubleUnaryOperator quantile = p -> sorted.get(Ranks.type1(n, p) - 1);
        Ranks.Pair ranks = Ranks.interval(n, q, alpha).orElse(new Ranks.Pair(0, n + 1L));
        Optional<Interval> between = ranks.low() >= 1 && ranks.high() <= n
                ? Optional.of(new Interval(sorted.get((int) ranks.low() - 1), sorted.get((int) ranks.high() - 1)))
                : Optional.empty();
        return Optional.of(new QuantileArm(
                n,
                users.size(),
                estimate,
                new Order(ranks.low(), ranks.high(), between),
                Spread.of(q, Math.sqrt(q * (1 - q) / n), z, quantile),
                Spread.of(q, clusterSe(users, estimate), z, quantile)));
    }

    private static double clusterSe(List<List<Double>> users, double threshold) {
        double s = 0;
        double ss = 0;
        double n = 0;
        double nn = 0;
        double sn = 0;
        for (List<Double> user : users) {
            double below = user.stream().filter(value -> value <= threshold).count();
            s += below;
            ss += below * below;
            n += user.size();
            nn += (double) user.size() * user.size();
            sn += below * user.size();
        }
        return clusterSe(users.size(), s, ss, n, nn, sn);
    }

    /**
     * By the delta method over k users: of the ratio Σs/Σn with s a user's events below and n all of its events.
     *
     * @return 0 with fewer than two users
     */
    static double clusterSe(double k, double s, double ss, double n, double nn, double sn) {
        if (k < 2) {
            return 0;
        }
        double p = s / n;
        double spread = (ss - s * s / k) - 2 * p * (sn - s * n / k) + p * p * (nn - n * n / k);
        double mean = n / k;
        return Math.sqrt(Math.max(0, spread / (k - 1) / (k * mean * mean)));
    }

    /** Whether the tails hold enough events for a quantile so far out. */
    Status status(double q, double alpha) {
        double z = Normal.critical(alpha);
        boolean few = n <= z * z * q / (1 - q) || n <= z * z * (1 - q) / q;
        return few ? Status.INSUFFICIENT_DATA : Status.OK;
    }
}
