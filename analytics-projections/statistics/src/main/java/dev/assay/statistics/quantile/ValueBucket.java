package dev.assay.statistics.quantile;

/**
 * The buckets of a log-linear histogram of whole numbers: below 128 each number has its own, above a bucket holds the numbers
 * that share their exponent and their next seven bits, so that it is never wider than 1/128 of its lowest number. Buckets of
 * negative numbers mirror them. Found by bit shifts alone, so every machine agrees. Part of the stored form: never change it.
 */
public final class ValueBucket {
    private static final int BITS = 7;
    private static final int EXACT = 1 << BITS;

    private ValueBucket() {}

    /** Grows with the value; 0 for 0. */
    public static int of(long value) {
        if (value < 0) {
            return -of(value == Long.MIN_VALUE ? Long.MAX_VALUE : -value);
        }
        if (value < EXACT) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS;
        return EXACT * (shift + 1) + (int) (value >>> shift) - EXACT;
    }

    /** The lowest value in a bucket. */
    public static long lowest(int bucket) {
        if (bucket < 0) {
            long mirrored = -farthest(-bucket);
            // The one negative number without a positive twin shares the last bucket.
            return mirrored == -Long.MAX_VALUE ? Long.MIN_VALUE : mirrored;
        }
        return nearest(bucket);
    }

    /** The highest value in a bucket. */
    public static long highest(int bucket) {
        return bucket < 0 ? -nearest(-bucket) : farthest(bucket);
    }

    private static long nearest(int bucket) {
        return bucket < EXACT ? bucket : (long) (EXACT + bucket % EXACT) << shift(bucket);
    }

    private static long farthest(int bucket) {
        return bucket < EXACT ? bucket : nearest(bucket) + (1L << shift(bucket)) - 1;
    }

    private static int shift(int bucket) {
        return bucket / EXACT - 1;
    }
}
