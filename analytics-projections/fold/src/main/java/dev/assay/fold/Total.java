package dev.assay.fold;

/** The sum, or the number, of some of a user's events, in millionths. */
final class Total {
    static final long ONE = 1_000_000;

    /** Where a user's total stops: beyond any real value, and small enough for its square to fit {@link WideSum}. */
    private static final long LARGEST = 1L << 62;

    private final boolean valued;
    private long matching;
    private long rejected;
    private long upper;
    private long lower;

    /** @param valued whether values are summed, not events counted */
    Total(boolean valued) {
        this.valued = valued;
    }

    /** Takes an event in; whether it counts. */
    boolean add(long value) {
        if (valued && value == Micros.REJECTED) {
            rejected++;
            return false;
        }
        matching++;
        // In two halves, so that no order of additions overflows.
        long added = valued ? value : ONE;
        upper += added >> 32;
        lower += added & 0xFFFF_FFFFL;
        return true;
    }

    long matching() {
        return matching;
    }

    long rejected() {
        return rejected;
    }

    long micros() {
        long carried = upper + (lower >>> 32);
        if (carried >= LARGEST >> 32) {
            return LARGEST;
        }
        return carried < -(LARGEST >> 32) ? -LARGEST : (carried << 32) + (lower & 0xFFFF_FFFFL);
    }
}
