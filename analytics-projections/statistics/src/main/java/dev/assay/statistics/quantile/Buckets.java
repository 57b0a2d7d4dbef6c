package dev.assay.statistics.quantile;

/**
 * The log-linear buckets of the longs: a value's binary exponent and the seven bits after its leading one, by shifts alone.
 * Below 256 each value has a bucket of its own; above, a bucket is at most 2^-7 of its values wide. Negative values mirror the
 * positive ones, 0 is a bucket. Buckets order as their values do.
 */
final class Buckets {
    private static final int BITS = 7;
    private static final int STEPS = 1 << BITS;

    private Buckets() {}

    static int of(long value) {
        return value >= 0 ? ofMagnitude(value) : -ofMagnitude(-value);
    }

    /** Of an unsigned magnitude: the smallest long has the magnitude 2^63. */
    private static int ofMagnitude(long magnitude) {
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(magnitude);
        if (exponent < BITS) {
            return (int) magnitude;
        }
        int shift = exponent - BITS;
        return (shift + 1) * STEPS + ((int) (magnitude >>> shift) & STEPS - 1);
    }

    /** The smallest value of a bucket. */
    static long low(int bucket) {
        return bucket >= 0 ? nearEdge(bucket) : -farEdge(-bucket);
    }

    /** The largest value of a bucket. */
    static long high(int bucket) {
        return bucket >= 0 ? farEdge(bucket) : -nearEdge(-bucket);
    }

    private static long nearEdge(int bucket) {
        return bucket < STEPS ? bucket : (long) (STEPS + bucket % STEPS) << bucket / STEPS - 1;
    }

    private static long farEdge(int bucket) {
        long next = nearEdge(bucket + 1);
        // The magnitude 2^63 has a bucket that no positive long is in, and no other value shares.
        return bucket >= ofMagnitude(Long.MIN_VALUE) ? Long.MIN_VALUE : next - 1;
    }
}
