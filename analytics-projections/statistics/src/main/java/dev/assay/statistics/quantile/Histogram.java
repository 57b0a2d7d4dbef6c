package dev.assay.statistics.quantile;

import dev.assay.statistics.Moments;
import java.math.BigInteger;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Integer values in log-linear buckets (after HdrHistogram), each with its exact count, sum and sum of squares. Merges and
 * subtracts exactly, in any order. Quantiles come within 2^-7 of the value they estimate, and exactly below 256 or where a
 * bucket's values are all equal; capping at a bucket's upper edge is exact.
 */
public final class Histogram {
    public static final Histogram EMPTY = new Histogram(new TreeMap<>());

    private final NavigableMap<Integer, Moments> buckets;

    private Histogram(NavigableMap<Integer, Moments> buckets) {
        this.buckets = Collections.unmodifiableNavigableMap(buckets);
    }

    /** Of buckets that were kept elsewhere, by their numbers; their sums in the values' own whole units. */
    public static Histogram ofBuckets(NavigableMap<Integer, Moments> buckets) {
        return new Histogram(new TreeMap<>(buckets));
    }

    public static Histogram of(long... values) {
        NavigableMap<Integer, Moments> buckets = new TreeMap<>();
        for (long value : values) {
            buckets.merge(ValueBucket.of(value), one(value), Moments::plus);
        }
        return new Histogram(buckets);
    }

    private static Moments one(long value) {
        BigInteger exact = BigInteger.valueOf(value);
        return new Moments(1, exact, exact.multiply(exact), 0);
    }

    public Histogram plus(Histogram other) {
        return merged(other, Moments::plus);
    }

    /** Takes away values that were added before; refuses to take what is not there. */
    public Histogram minus(Histogram other) {
        return merged(other, Moments::minus);
    }

    private Histogram merged(Histogram other, BinaryOperator<Moments> operator) {
        NavigableMap<Integer, Moments> result = new TreeMap<>(buckets);
        other.buckets.forEach((bucket, moments) -> {
            Moments left = operator.apply(result.getOrDefault(bucket, Moments.NONE), moments);
            if (left.n() == 0) {
                result.remove(bucket);
            } else {
                result.put(bucket, left);
            }
        });
        return new Histogram(result);
    }

    public long n() {
        return buckets.values().stream().mapToLong(Moments::n).sum();
    }

    /** Exact. */
    public Moments moments() {
        return buckets.values().stream().reduce(Moments.NONE, Moments::plus);
    }

    /** The estimated value at ⌈nq⌉; empty without values. */
    public OptionalDouble quantile(double q) {
        return place(q).map(place -> OptionalDouble.of(place.value())).orElse(OptionalDouble.empty());
    }

    /** The upper edge of the bucket that holds ⌈nq⌉: at or above the quantile by at most 2^-7. Empty without values. */
    public OptionalLong edge(double q) {
        return place(q).map(place -> OptionalLong.of(ValueBucket.highest(place.bucket())))
                .orElse(OptionalLong.empty());
    }

    private record Place(int bucket, Moments values, long rank) {
        /** As if the values were spread evenly over the bucket, unless they are all the same. */
        double value() {
            if (values.squaredDeviations() == 0) {
                return values.mean().orElseThrow();
            }
            double low = ValueBucket.lowest(bucket);
            return low + (ValueBucket.highest(bucket) - low) * ((rank - 0.5) / values.n());
        }
    }

    private Optional<Place> place(double q) {
        long left = n();
        if (left == 0) {
            return Optional.empty();
        }
        left = Ranks.of(left, q);
        for (var bucket : buckets.entrySet()) {
            if (left <= bucket.getValue().n()) {
                return Optional.of(new Place(bucket.getKey(), bucket.getValue(), left));
            }
            left -= bucket.getValue().n();
        }
        throw new IllegalStateException("fewer values than were counted");
    }

    /** How many values are at or below an edge. */
    public long countUpTo(long edge) {
        return upTo(edge).values().stream().mapToLong(Moments::n).sum();
    }

    /**
     * The values with those above an edge set to it.
     *
     * @param capped how many were above it
     * @param takenAway the total they lost
     */
    public record Capped(Moments moments, long capped, BigInteger takenAway) {}

    /** Exact; the edge is one that {@link #edge} gave, of this histogram or of another. */
    public Capped cappedAt(long edge) {
        Moments below = upTo(edge).values().stream().reduce(Moments.NONE, Moments::plus);
        Moments above =
                buckets.tailMap(ValueBucket.of(edge), false).values().stream().reduce(Moments.NONE, Moments::plus);
        BigInteger count = BigInteger.valueOf(above.n());
        BigInteger cap = BigInteger.valueOf(edge);
        BigInteger atCap = count.multiply(cap);
        Moments set = new Moments(above.n(), atCap, atCap.multiply(cap), 0);
        return new Capped(below.plus(set), above.n(), above.sum().subtract(atCap));
    }

    private NavigableMap<Integer, Moments> upTo(long edge) {
        int bucket = ValueBucket.of(edge);
        if (ValueBucket.highest(bucket) != edge) {
            throw new IllegalArgumentException(
                    edge + " is no bucket's upper edge: the next is " + ValueBucket.highest(bucket));
        }
        return buckets.headMap(bucket, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram histogram && buckets.equals(histogram.buckets);
    }

    @Override
    public int hashCode() {
        return buckets.hashCode();
    }

    @Override
    public String toString() {
        return buckets.toString();
    }
}
