package dev.assay.rules;

/** The buckets of one salt. What the salt adds to every hash is computed once: it is longer than most units. */
public final class SaltedBuckets {
    private final long begun;
    private final int lengthBegun;

    public SaltedBuckets(String salt) {
        var prefix = salt + ':';
        begun = Murmur3.begin(prefix);
        lengthBegun = Murmur3.lengthOf(prefix);
    }

    public int bucketOf(String unit) {
        long hash = Integer.toUnsignedLong(hashOf(unit));
        return (int) (hash * Bucketing.BUCKETS >>> 32);
    }

    int hashOf(String unit) {
        return Murmur3.hash(begun, lengthBegun, unit);
    }
}
