package dev.assay.rules;

/** The buckets of one salt. What the salt adds to every hash is computed once: it is longer than most units. */
final class SaltedBuckets {
    private final long begun;
    private final int lengthBegun;

    SaltedBuckets(String salt) {
        var prefix = salt + ':';
        begun = Murmur3.begin(prefix);
        lengthBegun = Murmur3.lengthOf(prefix);
    }

    int bucketOf(String unit) {
        long hash = Integer.toUnsignedLong(Murmur3.hash(begun, lengthBegun, unit));
        return (int) (hash * Bucketing.BUCKETS >>> 32);
    }
}
