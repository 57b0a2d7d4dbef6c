package dev.assay.statistics.quantile;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.quantile.ArmQuantile.Spread;
import java.math.BigInteger;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Event values in log-linear buckets, kept so that the variance of a quantile with users as clusters is exact without looking
 * at users again. For the share of events at or below the edge of bucket b the delta method needs, over users with s of their n
 * events there, Σs, Σs², Σs·n, Σn and Σn². What a bucket adds to Σs² is s(b)² - s(b-1)², which only users with an event in it
 * change: so all of these are sums of integers by bucket, which merge and can be taken back.
 *
 * @param users with at least one event
 * @param events Σn
 * @param squares Σn²
 */
public record ClusteredHistogram(
        NavigableMap<Integer, Bucket> buckets, long users, BigInteger events, BigInteger squares) {
    public ClusteredHistogram {
        buckets = Collections.unmodifiableNavigableMap(new TreeMap<>(buckets));
    }

    /**
     * A bucket.
     *
     * @param count of events
     * @param squared Σ(s(b)² - s(b-1)²) over users
     * @param crossed Σ of a user's events in the bucket times all of its events
     */
    public record Bucket(long count, BigInteger squared, BigInteger crossed) {}

    public long n() {
        return buckets.values().stream().mapToLong(Bucket::count).sum();
    }

    /** Within 2^-7 of the value at rank ⌈nq⌉, the middle of its bucket; empty without events. */
    public OptionalDouble quantile(double q) {
        long left = n();
        if (left == 0) {
            return OptionalDouble.empty();
        }
        int bucket = bucketOf(Ranks.of(left, q));
        return OptionalDouble.of(0.5 * ((double) ValueBucket.lowest(bucket) + ValueBucket.highest(bucket)));
    }

    private int bucketOf(long rank) {
        long left = rank;
        for (var each : buckets.entrySet()) {
            left -= each.getValue().count();
            if (left <= 0) {
                return each.getKey();
            }
        }
        return buckets.lastKey();
    }

    /** The standard error of the share of events at or below the quantile's bucket; empty with fewer than two users. */
    OptionalDouble shareSe(double q) {
        if (users < 2) {
            return OptionalDouble.empty();
        }
        int last = bucketOf(Ranks.of(n(), q));
        double s = 0;
        BigInteger ss = BigInteger.ZERO;
        BigInteger sn = BigInteger.ZERO;
        for (Bucket bucket : buckets.headMap(last, true).values()) {
            s += bucket.count();
            ss = ss.add(bucket.squared());
            sn = sn.add(bucket.crossed());
        }
        double k = users;
        double n = events.doubleValue();
        double p = s / n;
        double spread = (ss.doubleValue() - s * s / k)
                - 2 * p * (sn.doubleValue() - s * n / k)
                + p * p * (squares.doubleValue() - n * n / k);
        double mean = n / k;
        return OptionalDouble.of(Math.sqrt(Math.max(0, spread / (k - 1) / (k * mean * mean))));
    }

    private OptionalDouble se(double q, double alpha) {
        OptionalDouble shareSe = shareSe(q);
        return shareSe.isEmpty()
                ? shareSe
                : OptionalDouble.of(Spread.of(
                                q,
                                shareSe.getAsDouble(),
                                at -> quantile(Math.max(0, Math.min(1, at))).orElseThrow(),
                                alpha)
                        .se());
    }

    /** The difference of a quantile, treatment minus control, with the statuses of {@link QuantileComparison}. */
    public static HistogramQuantile compare(
            ClusteredHistogram control, ClusteredHistogram treatment, double q, double alpha) {
        OptionalDouble c = control.quantile(q);
        OptionalDouble t = treatment.quantile(q);
        var none = Optional.<NormalTest>empty();
        if (c.isEmpty() || t.isEmpty()) {
            return new HistogramQuantile(Status.EMPTY_ARM, c, t, none);
        }
        OptionalDouble sc = control.se(q, alpha);
        OptionalDouble st = treatment.se(q, alpha);
        if (sc.isEmpty() || st.isEmpty()) {
            return new HistogramQuantile(Status.INSUFFICIENT_DATA, c, t, none);
        }
        double se = Math.sqrt(sc.getAsDouble() * sc.getAsDouble() + st.getAsDouble() * st.getAsDouble());
        return se > 0
                ? new HistogramQuantile(
                        Status.OK, c, t, Optional.of(NormalTest.of(t.getAsDouble() - c.getAsDouble(), se, alpha)))
                : new HistogramQuantile(Status.ZERO_VARIANCE, c, t, none);
    }
}
