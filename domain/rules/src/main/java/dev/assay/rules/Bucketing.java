package dev.assay.rules;

/** Spreads units over 10,000 buckets, the same in every language Assay speaks. */
public final class Bucketing {
    public static final int BUCKETS = 10_000;

    private Bucketing() {}

    /** {@code floor(murmur3_x86_32(salt + ":" + unit) x 10000 / 2^32)}: 0 to 9999, without the bias of a remainder. */
    public static int bucket(String unit, String salt) {
        return new SaltedBuckets(salt).bucketOf(unit);
    }
}
