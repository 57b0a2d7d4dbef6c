package dev.assay.assignment.configuration;

import java.util.HexFormat;

/**
 * Names a state by the events that led to it, in whatever order they came: the sum of their positions, each spread over 64
 * bits. The highest position alone would not do, since an event may be seen after one that stands behind it.
 */
record Revision(long sum) {
    static final Revision NONE = new Revision(0);

    Revision after(long position) {
        return new Revision(sum + spread(position + 1));
    }

    Revision and(Revision other) {
        return new Revision(sum + other.sum);
    }

    /** The finisher of SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014). */
    private static long spread(long value) {
        long z = value * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(sum);
    }
}
