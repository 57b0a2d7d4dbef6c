package dev.assay.statistics.quantile;

import dev.assay.statistics.Interval;
import dev.assay.statistics.distribution.Binomial;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.ratio.ArmRatio;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * A quantile of one arm's events and how sure it is.
 *
 * @param n events
 * @param users who the events belong to
 * @param estimate the smallest value with a share q of the events at or below it, x_(⌈nq⌉)
 * @param order the exact interval for independent events
 * @param independent what the standard error is if events are independent
 * @param clustered what it is given that events of one user depend on each other; empty with one user
 */
public record ArmQuantile(
        long n, long users, double estimate, OrderInterval order, Spread independent, Optional<Spread> clustered) {

    /**
     * By order statistics, free of any distribution: the ranks (from 1) that the binomial quantiles of α/2 and 1 - α/2 give, and
     * the values there. Where a rank lies outside the sample, that side is open.
     */
    public record OrderInterval(long lowRank, long highRank, OptionalDouble low, OptionalDouble high) {}

    /**
     * How far a share's error reaches in values (Deng, Knoblich and Lu 2018): the quantiles at q ± z·se of the share, and what
     * standard error their distance amounts to.
     *
     * @param shareSe the standard error of the share of events at or below the estimate
     * @param outer the quantiles at q ± z·shareSe, cut off at the ends of the sample
     * @param se (outer.high - outer.low)/(2z)
     */
    public record Spread(double shareSe, Interval outer, double se) {
        static Spread of(double q, double shareSe, DoubleUnaryOperator quantile, double alpha) {
            double z = Normal.critical(alpha);
            Interval outer =
                    new Interval(quantile.applyAsDouble(q - z * shareSe), quantile.applyAsDouble(q + z * shareSe));
            return new Spread(shareSe, outer, (outer.high() - outer.low()) / (2 * z));
        }

        static Spread independent(long n, double q, DoubleUnaryOperator quantile, double alpha) {
            return of(q, Math.sqrt(q * (1 - q) / n), quantile, alpha);
        }
    }

    /** Whether so few events lie beyond the quantile that the normal approximation of their share fails. */
    public boolean isTooFarOut(double q, double alpha) {
        double z = Normal.critical(alpha);
        return n <= z * z * Math.max(q / (1 - q), (1 - q) / q);
    }

    /** The best standard error there is: by users where there are two or more. */
    public double se() {
        return clustered.orElse(independent).se();
    }

    static ArmQuantile of(ClusteredEvents events, double q, double alpha) {
        double estimate = events.quantile(q);
        OptionalDouble shareSe =
                ArmRatio.of(events.indicators(estimate)).orElseThrow().se();
        return new ArmQuantile(
                events.n(),
                events.users().size(),
                estimate,
                order(events, q, alpha),
                Spread.independent(events.n(), q, events::quantile, alpha),
                shareSe.isPresent()
                        ? Optional.of(Spread.of(q, shareSe.getAsDouble(), events::quantile, alpha))
                        : Optional.empty());
    }

    private static OrderInterval order(ClusteredEvents events, double q, double alpha) {
        Binomial below = new Binomial(events.n(), q);
        long low = below.quantile(alpha / 2);
        long high = below.quantile(1 - alpha / 2) + 1L;
        return new OrderInterval(low, high, at(events, low), at(events, high));
    }

    private static OptionalDouble at(ClusteredEvents events, long rank) {
        return rank < 1 || rank > events.n() ? OptionalDouble.empty() : OptionalDouble.of(events.at(rank));
    }
}
