package dev.assay.rules;

/** Which of 10,000 buckets a unit falls into: {@code floor(murmur3_x86_32(salt + ":" + unit) x 10000 / 2^32)}. */
public final class Bucketing {
    public static final int BUCKETS = 10_000;

    private Bucketing() {}

    /** A bucket from 0 to 9,999: even over units, and independent between salts. */
    public static int bucket(String unit, String salt) {
        var hash = Murmur3.hash32(salt, ':', unit) & 0xFFFF_FFFFL;
        return (int) (hash * BUCKETS >>> 32);
    }
}
