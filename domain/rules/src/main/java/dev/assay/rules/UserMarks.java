package dev.assay.rules;

/**
 * Knows users again without keeping their ids: 64 bits of two hashes under a salt. Every SDK can compute a mark, so that
 * users meant one by one are found where the company's secret is not. That any two of a million users share one has a chance
 * of one in 37 million.
 */
public final class UserMarks {
    private static final String HIGH = "/mark-high";
    private static final String LOW = "/mark-low";

    private final SaltedBuckets high;
    private final SaltedBuckets low;

    public UserMarks(String salt) {
        high = new SaltedBuckets(salt + HIGH);
        low = new SaltedBuckets(salt + LOW);
    }

    public long of(String user) {
        return (long) high.hashOf(user) << 32 | Integer.toUnsignedLong(low.hashOf(user));
    }
}
